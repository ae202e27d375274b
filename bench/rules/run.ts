import { performance } from 'node:perf_hooks'
import { compileRule } from '@latchkey/core/directory/rule/evaluate-rule'
import { parseRule } from '@latchkey/core/directory/rule/parse-rule'
import type { RulePerson } from '@latchkey/core/directory/rule/person'
import { RuleSubject } from '@latchkey/core/directory/rule/rule-subject'
import { fiftyRules } from './fifty-rules.ts'

const departments = ['Engineering', 'Sales', 'Marketing', 'Finance', 'People', 'Support', 'Legal', 'Research']
const titles = ['Engineer', 'Senior Engineer', 'Manager', 'Director', 'Analyst', 'Intern', 'Consultant']
const countries = ['DE', 'FR', 'US', 'JP', 'BR', 'IN']
const of = <Thing>(things: readonly Thing[], nth: number): Thing => things[nth % things.length] as Thing

const person = (nth: number): RulePerson => ({
  objectId: `00000000-0000-7000-8000-${String(nth).padStart(12, '0')}`,
  displayName: `Person ${nth}`,
  userPrincipalName: `person.${nth}@${of(['example.com', 'example.org'], nth)}`,
  mail: nth % 11 === 0 ? null : `person.${nth}@example.com`,
  department: nth % 13 === 0 ? null : of(departments, nth * 7),
  jobTitle: of(titles, nth * 5),
  usageLocation: of(countries, nth * 3),
  country: of(countries, nth * 3),
  city: of(['Berlin', 'Lyon', 'Austin', 'Osaka'], nth),
  employeeId: String(100_000 + nth),
  userType: nth % 20 === 0 ? 'Guest' : 'Member',
  accountEnabled: nth % 9 !== 0,
  employeeHireDate: `20${String(10 + (nth % 17)).padStart(2, '0')}-0${1 + (nth % 9)}-15`,
  managerId: `00000000-0000-7000-8000-${String(nth % 500).padStart(12, '0')}`,
  otherMails: nth % 4 === 0 ? [`p${nth}@mail.example`] : [],
  proxyAddresses: [`SMTP:person.${nth}@example.com`, `smtp:p${nth}@example.org`],
  extensions: { extensionAttribute1: of(['A', 'B', 'C'], nth), extensionAttribute7: String(nth % 100) },
})

/** Seconds that all rules over all people take, and milliseconds that each of a thousand people takes by themselves. */
export function measure(people: number, rounds: number) {
  const rules = fiftyRules.map((text) => {
    const parsed = parseRule(text)
    if (!parsed.ok) throw new Error(`${text}: ${parsed.error.says}`)
    return compileRule(parsed.rule)
  })
  const everybody = Array.from({ length: people }, (_, nth) => person(nth))
  const context = { now: new Date('2026-06-15T12:00:00Z') }
  let matches = 0
  const put = (one: RulePerson) => {
    const subject = new RuleSubject(one)
    for (const matching of rules) if (matching(subject, context)) matches += 1
  }
  for (const one of everybody.slice(0, 5000)) put(one)
  const all = Array.from({ length: rounds }, () => {
    matches = 0
    const started = performance.now()
    for (const one of everybody) put(one)
    return (performance.now() - started) / 1000
  })
  const counted = matches
  const one = everybody.slice(0, 1000).map((each) => {
    const started = performance.now()
    put(each)
    return performance.now() - started
  })
  return { all, one, matches: counted }
}
