import { extensionAttributes, typeOfProperty } from './rule/properties.ts'

/** What an attribute holds: one text, several texts, or yes and no. */
export type AttributeKind = 'text' | 'texts' | 'flag'

/** Where attributes stand together on pages. */
export const attributeSections = ['Contact', 'Address', 'On premises', 'Extension attributes'] as const

/** What an attribute of a user is called, and where it stands. */
export interface Attribute {
  readonly name: string
  readonly title: string
  readonly section: (typeof attributeSections)[number]
  readonly kind: AttributeKind
}

const titles = {
  Contact: {
    telephoneNumber: 'Business phone',
    facsimileTelephoneNumber: 'Fax',
    sipProxyAddress: 'SIP address',
    mailNickName: 'Mail nickname',
    otherMails: 'Other mail addresses',
    proxyAddresses: 'Proxy addresses',
  },
  Address: {
    streetAddress: 'Street',
    postalCode: 'Postal code',
    city: 'City',
    state: 'State or province',
    country: 'Country',
  },
  'On premises': {
    dirSyncEnabled: 'Kept in step with a directory on premises',
    onPremisesDistinguishedName: 'Distinguished name',
    onPremisesSecurityIdentifier: 'Security identifier',
    passwordPolicies: 'Password policies',
  },
  'Extension attributes': Object.fromEntries(
    extensionAttributes.map((name, at) => [name, `Extension attribute ${at + 1}`]),
  ),
} satisfies Record<(typeof attributeSections)[number], Readonly<Record<string, string>>>

const kindOf = (name: string): AttributeKind => {
  const type = typeOfProperty(name)
  if (type === 'boolean') return 'flag'
  return type === 'strings' ? 'texts' : 'text'
}

/** Everything about a user that only membership rules read, by the names that rules use. */
export const attributes: readonly Attribute[] = attributeSections.flatMap((section) =>
  Object.entries<string>(titles[section]).map(([name, title]) => ({ name, title, section, kind: kindOf(name) })),
)

/** What a user has of attributes, by their names; one without a value is left out. */
export type Attributes = Readonly<Record<string, string | readonly string[] | boolean>>

/** The most values of an attribute that holds several. */
export const mostValues = 100

/** What changes where an attribute gets another value; null stands for none. */
export function changesOfAttributes(
  before: Attributes | null,
  after: Attributes,
): Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>> {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])].sort()
  return Object.fromEntries(
    names.flatMap((name) => {
      const [from, to] = [before?.[name] ?? null, after[name] ?? null]
      return JSON.stringify(from) === JSON.stringify(to) ? [] : [[name, { from, to }]]
    }),
  )
}
