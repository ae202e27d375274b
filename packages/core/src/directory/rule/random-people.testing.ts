import fc from 'fast-check'
import type { AssignedPlan, RulePerson } from './person.ts'

/** Texts that meet each other often. */
export const meetingText = fc.constantFrom('Sales', 'sales', 'SALES east', 'Sa', 'es', 'Müller', '', 'x')
const dates = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })

/** Days and moments of a few years, as ISO 8601 writes them. */
export const instant = dates.chain((date) => fc.constantFrom(date.toISOString(), date.toISOString().slice(0, 10)))

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 3 })
const plan: fc.Arbitrary<AssignedPlan> = fc.record({
  servicePlanId: maybe(meetingText),
  capabilityStatus: maybe(meetingText),
  service: maybe(meetingText),
})

/** People with few different values, some of them missing. */
export const anyPerson: fc.Arbitrary<RulePerson> = fc.record({
  objectId: fc.constant('sales'),
  department: maybe(meetingText),
  city: maybe(meetingText),
  mail: maybe(meetingText),
  accountEnabled: maybe(fc.boolean()),
  dirSyncEnabled: maybe(fc.boolean()),
  employeeHireDate: maybe(instant),
  managerId: maybe(meetingText),
  otherMails: fc.array(meetingText, { maxLength: 3 }),
  proxyAddresses: fc.array(meetingText, { maxLength: 3 }),
  assignedPlans: fc.array(plan, { maxLength: 3 }),
  memberOf: fc.array(meetingText, { maxLength: 3 }),
  extensions: fc.record({ extensionAttribute7: maybe(meetingText) }),
})
