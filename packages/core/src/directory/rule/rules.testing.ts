import { parseRule } from './parse-rule.ts'
import type { RulePerson } from './person.ts'
import type { Rule } from './rule.ts'

/** The rule that a text holds; a test that comes with a wrong text fails here. */
export function ruleOf(text: string): Rule {
  const parsed = parseRule(text)
  if (!parsed.ok) throw new Error(`${parsed.error.code} at ${parsed.error.start}: ${text}`)
  return parsed.rule
}

/** A rule, or a part of one, without the places where things stand. */
export const withoutSpans = (rule: unknown): unknown =>
  JSON.parse(JSON.stringify(rule, (key, value) => (key === 'span' ? undefined : value)))

/** A person with a value of every type, and with properties that have none. */
export const ada: RulePerson = {
  objectId: '11111111-AAAA-4000-8000-000000000001',
  displayName: 'Ada "Countess" Lovelace',
  givenName: 'Ada',
  department: 'Sales',
  jobTitle: "People's Lead",
  city: 'Zürich',
  country: null,
  mail: 'Ada@Example.com',
  userType: 'member',
  accountEnabled: true,
  dirSyncEnabled: null,
  employeeHireDate: '2026-05-31',
  managerId: '22222222-bbbb-4000-8000-000000000002',
  otherMails: ['ada@home.example', 'Countess@Old.example'],
  assignedPlans: [
    { servicePlanId: 'P-ONE', capabilityStatus: 'Enabled', service: 'exchange' },
    { servicePlanId: 'p-two', capabilityStatus: 'Deleted', service: 'SCO' },
    { servicePlanId: 'p-three', capabilityStatus: 'Enabled', service: null },
  ],
  memberOf: ['g-one', 'G-TWO'],
  extensions: {
    extensionAttribute1: 'Cost center 7',
    extension_c272a57b722d4eb29bfe327874ae79cb_OfficeNumber: '123',
  },
}

/** The moment at which the rules of the tests are evaluated. */
export const now = new Date('2026-06-01T12:00:00Z')
