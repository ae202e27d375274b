import { describe, expect, test } from 'vitest'
import { parseRule } from './parse-rule.ts'
import { operatorsOf, properties, propertyList } from './properties.ts'

describe('the table of properties', () => {
  test('lets every operator of a type stand behind every property of it', () => {
    const values: Record<string, string> = { string: '"a"', boolean: 'true', date: 'system.now', strings: '"a"' }
    const bodies: Record<string, string> = {
      strings: '(_ -eq "a")',
      plans: '(assignedPlan.service -eq "a")',
      groups: `(group.objectId -in ['a'])`,
    }
    for (const { name, type } of propertyList) {
      for (const operator of operatorsOf[type]) {
        const value = operator === 'any' || operator === 'all' ? bodies[type] : values[type]
        const right = operator === 'in' || operator === 'notIn' ? '["a"]' : value
        expect(parseRule(`user.${name} -${operator} ${right}`), `${name} -${operator}`).toMatchObject({ ok: true })
      }
    }
  })

  test('holds 34 properties and 15 extension attributes', () => {
    expect(Object.keys(properties)).toHaveLength(34)
    expect(propertyList).toHaveLength(49)
  })
})
