import { describe, expect, test } from 'vitest'
import type { PlanRelation } from './facts.ts'
import { relationsOf } from './plan-relations.ts'

const excludes = (planId: string, otherPlanId: string): PlanRelation => ({ kind: 'excludes', planId, otherPlanId })
const requires = (planId: string, otherPlanId: string): PlanRelation => ({ kind: 'requires', planId, otherPlanId })

/** What is on of the wished plans, and what holds the others back, in words. */
const asked = (relations: readonly PlanRelation[], wished: readonly string[], already: readonly string[] = []) => {
  const { on, heldBack } = relationsOf(relations).plansOn(new Set(wished), new Set(already))
  const back = heldBack.map(({ planId, why, otherPlanId }) => `${planId} ${why} ${otherPlanId}`)
  return [[...on].sort().join(' '), ...back].join('; ')
}

const cases: readonly (readonly [says: string, came: string, to: string])[] = [
  ['plans without relations are on', asked([], ['a', 'b']), 'a b'],
  [
    'a plan gives way to one that is on and that it excludes',
    asked([excludes('a', 'x')], ['a', 'b'], ['x']),
    'b; a excludes x',
  ],
  [
    'a plan gives way to one that is on and that excludes it',
    asked([excludes('x', 'a')], ['a', 'b'], ['x']),
    'b; a excludes x',
  ],
  ['of two wished plans that clash the smaller id stays', asked([excludes('b', 'a')], ['b', 'a']), 'a; b excludes a'],
  [
    'what gave way lets another stay',
    asked([excludes('a', 'x'), excludes('a', 'b')], ['b', 'a'], ['x']),
    'b; a excludes x',
  ],
  ['a plan finds what it needs beside it', asked([requires('a', 'b')], ['a', 'b']), 'a b'],
  ['a plan finds what it needs in what is on', asked([requires('a', 'x')], ['a'], ['x']), 'a'],
  ['one of several is enough', asked([requires('a', 'x'), requires('a', 'y')], ['a'], ['y']), 'a'],
  ['a plan falls without any of them', asked([requires('a', 'y'), requires('a', 'x')], ['a', 'b']), 'b; a requires x'],
  [
    'what falls takes with it what needs it',
    asked([requires('a', 'b'), requires('b', 'x')], ['a', 'b', 'c']),
    'c; a requires b; b requires x',
  ],
  [
    'what gives way takes with it what needs it',
    asked([requires('a', 'b'), excludes('b', 'x')], ['a', 'b'], ['x']),
    '; b excludes x; a requires b',
  ],
  ['two that need each other are on', asked([requires('a', 'b'), requires('b', 'a')], ['a', 'b']), 'a b'],
  ['a need binds one way only', asked([requires('a', 'b')], ['b']), 'b'],
]

describe('which plans can be on', () => {
  test.each(cases)('%s', (_, came, to) => expect(came).toBe(to))
})

test('relations touch the products that have one of their plans, on either side', () => {
  const relations = relationsOf([excludes('a', 'b'), requires('c', 'd')])
  const touched = ['a', 'b', 'c', 'd', 'e'].filter((plan) => relations.touches({ plans: [plan, 'z'] }))
  expect(touched).toEqual(['a', 'b', 'c', 'd'])
})
