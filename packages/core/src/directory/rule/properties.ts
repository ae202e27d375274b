import type { RuleOperator } from './operators.ts'

/** What a property of a user holds. */
export const propertyTypes = ['string', 'boolean', 'date', 'strings', 'plans', 'groups'] as const

/** The type of a property: one text, true or false, an instant, several texts, service plans, or groups. */
export type PropertyType = (typeof propertyTypes)[number]

/**
 * The properties of a user that a rule can ask for, with their types; extension properties come on top (`typeOfProperty`).
 * Names are case-sensitive and those of Microsoft Entra's rules, which differ from Microsoft Graph's in places.
 */
export const properties = {
  accountEnabled: 'boolean',
  dirSyncEnabled: 'boolean',
  employeeHireDate: 'date',
  city: 'string',
  companyName: 'string',
  country: 'string',
  department: 'string',
  displayName: 'string',
  employeeId: 'string',
  facsimileTelephoneNumber: 'string',
  givenName: 'string',
  jobTitle: 'string',
  mail: 'string',
  mailNickName: 'string',
  mobile: 'string',
  objectId: 'string',
  onPremisesDistinguishedName: 'string',
  onPremisesSecurityIdentifier: 'string',
  passwordPolicies: 'string',
  physicalDeliveryOfficeName: 'string',
  postalCode: 'string',
  preferredLanguage: 'string',
  sipProxyAddress: 'string',
  state: 'string',
  streetAddress: 'string',
  surname: 'string',
  telephoneNumber: 'string',
  usageLocation: 'string',
  userPrincipalName: 'string',
  userType: 'string',
  otherMails: 'strings',
  proxyAddresses: 'strings',
  assignedPlans: 'plans',
  memberOf: 'groups',
} as const satisfies Record<string, PropertyType>

/** The name of a property that every directory has. */
export type PropertyName = keyof typeof properties

/** The names of the properties of one type. */
export type PropertyOf<Type extends PropertyType> = {
  [Name in PropertyName]: (typeof properties)[Name] extends Type ? Name : never
}[PropertyName]

/** What a service plan of a user tells: `assignedPlan.service` and so on. All three are texts. */
export const planProperties = ['servicePlanId', 'capabilityStatus', 'service'] as const

/** A property of a service plan. */
export type PlanProperty = (typeof planProperties)[number]

/** The operators that each type of property allows. -eq and -ne are also the ones that take null. */
export const operatorsOf: Record<PropertyType, readonly RuleOperator[]> = {
  string: [
    'eq',
    'ne',
    'startsWith',
    'notStartsWith',
    'endsWith',
    'notEndsWith',
    'contains',
    'notContains',
    'match',
    'notMatch',
    'in',
    'notIn',
  ],
  boolean: ['eq', 'ne'],
  date: ['eq', 'ne', 'le', 'ge'],
  strings: [
    'any',
    'all',
    'eq',
    'ne',
    'startsWith',
    'notStartsWith',
    'endsWith',
    'notEndsWith',
    'contains',
    'notContains',
    'match',
    'notMatch',
  ],
  plans: ['any', 'all'],
  groups: ['any'],
}

/** extensionAttribute1 to extensionAttribute15 (Microsoft Graph, onPremisesExtensionAttributes). */
export const extensionAttributes: readonly string[] = Array.from(
  { length: 15 },
  (_, at) => `extensionAttribute${at + 1}`,
)

/** Every property that a rule builder offers, with its type. */
export const propertyList: readonly { readonly name: string; readonly type: PropertyType }[] = [
  ...Object.entries(properties).map(([name, type]) => ({ name, type })),
  ...extensionAttributes.map((name) => ({ name, type: 'string' as const })),
]

const known: ReadonlyMap<string, PropertyType> = new Map(propertyList.map(({ name, type }) => [name, type]))
const customExtension = /^extension_[0-9A-Za-z]{32}_\w+$/

/**
 * The type of a property, or undefined where rules know none of that name. A directory extension is called extension_, the id of
 * its application without hyphens, _ and its own name; it holds a text.
 */
export const typeOfProperty = (name: string): PropertyType | undefined =>
  known.get(name) ?? (customExtension.test(name) ? 'string' : undefined)

/** What Microsoft Graph calls some of these properties: people who know Graph write these names first. */
export const graphNames: ReadonlyMap<string, PropertyName> = new Map([
  ['id', 'objectId'],
  ['officeLocation', 'physicalDeliveryOfficeName'],
  ['mobilePhone', 'mobile'],
  ['businessPhones', 'telephoneNumber'],
  ['faxNumber', 'facsimileTelephoneNumber'],
  ['imAddresses', 'sipProxyAddress'],
  ['onPremisesSyncEnabled', 'dirSyncEnabled'],
  ['assignedLicenses', 'assignedPlans'],
])
