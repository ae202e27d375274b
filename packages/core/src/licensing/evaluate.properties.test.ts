import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProductId, UserId } from '../ids.ts'
import { evaluate, type Seat } from './evaluate.ts'
import { everybody, heldOf, never, rowWords, waitingOf } from './never.testing.ts'
import { anyLives, live, products } from './organizations.testing.ts'
import { factsOf, keyOf, planFor, reasonsOf, type World } from './world.testing.ts'

test('the random lives come to every state and error that there is', () => {
  const kinds = new Set<string>()
  for (const life of fc.sample(anyLives, { numRuns: 60, seed: 7 }))
    live(life, (world) => {
      for (const { state, error } of world.rows.values()) kinds.add(error ? `${state} ${error}` : state)
    })
  expect([...kinds].sort()).toEqual([
    'error DependencyViolation',
    'error MutuallyExclusiveViolation',
    'error ProhibitedInUsageLocationViolation',
    'held',
    'held DependencyViolation',
    'held MutuallyExclusiveViolation',
    'superseded',
    'waiting',
  ])
})

describe('seats', () => {
  never('are never more than units, unless units went away', anyLives, (world, before, happening) =>
    products.filter((id) => {
      const held = heldOf(world, id).length
      const were = [...before.values()].filter((row) => row.productId === id && row.state === 'held').length
      const cut = happening.kind === 'cut' && happening.product === id
      return held > Math.max(world.products.get(id)?.units ?? 0, cut ? 0 : were)
    }),
  )

  never('are never free while somebody waits', anyLives, (world) =>
    products.filter(
      (id) => heldOf(world, id).length < (world.products.get(id)?.units ?? 0) && waitingOf(world, id).length > 0,
    ),
  )

  never('and places are one for everybody who has a reason, and for nobody else', anyLives, (world) => {
    const due = everybody(world).flatMap((userId) =>
      reasonsOf(world, userId).map(({ productId }) => keyOf(userId, productId)),
    )
    const reasonless = [...world.rows.keys()].filter((key) => !due.includes(key))
    return [...reasonless, ...due.filter((key) => !world.rows.has(key))]
  })

  never('are taken from nobody who is to have one, unless they are cut', anyLives, (world, before, happening) =>
    [...world.rows]
      .filter(([key, row]) => row.state === 'waiting' && before.get(key)?.state === 'held' && happening.kind !== 'cut')
      .map(([, row]) => rowWords(row)),
  )

  never('keep their date, and every row its place, as long as a reason lives', anyLives, (world, before) =>
    [...world.rows]
      .filter(([key, now]) => {
        const was = before.get(key)
        if (!was) return false
        const heldOn = now.state === 'held' && was.state === 'held'
        return now.queueOrder !== was.queueOrder || (heldOn && now.heldSince?.getTime() !== was.heldSince?.getTime())
      })
      .map(([, row]) => rowWords(row)),
  )
})

describe('a row', () => {
  never('never has another priority than the highest of its reasons', anyLives, (world) =>
    [...world.rows.values()]
      .filter(({ userId, productId, priority }) => {
        const mine = reasonsOf(world, userId).filter((reason) => reason.productId === productId)
        return priority !== Math.max(...mine.map((reason) => reason.priority))
      })
      .map(rowWords),
  )
})

describe('evaluating again', () => {
  never('changes nothing for everybody', anyLives, (world) => {
    const { steps, drawnIn } = evaluate(factsOf(world, { people: everybody(world), products }))
    return [...steps.map((step) => JSON.stringify(step)), ...drawnIn]
  })

  never('changes nothing for anybody alone', anyLives, (world) =>
    everybody(world).flatMap((userId) =>
      planFor(world, { people: [userId] }).steps.map((step) => JSON.stringify(step)),
    ),
  )
})

describe('a product that others replace', () => {
  /** What a person holds of what replaces a product, or of what replaces that. */
  const heldAbove = (world: World, { userId, productId }: Seat): readonly ProductId[] => {
    const above = [...(world.products.get(productId)?.supersededBy ?? [])]
    const stateOf = (id: ProductId) => world.rows.get(keyOf(userId, id))?.state
    for (const id of above)
      if (stateOf(id) === 'superseded') above.push(...(world.products.get(id)?.supersededBy ?? []))
    return above.filter((id) => stateOf(id) === 'held')
  }

  never('is never held beside a better one', anyLives, (world) =>
    [...world.rows.values()].filter((row) => row.state === 'held' && heldAbove(world, row).length > 0).map(rowWords),
  )

  never('is never set aside without the better one', anyLives, (world) =>
    [...world.rows.values()]
      .filter((row) => row.state === 'superseded' && !heldAbove(world, row).includes(row.because?.supersededBy ?? ''))
      .map(rowWords),
  )
})

describe('plans that are on', () => {
  const plansOn = (world: World, userId: UserId): ReadonlySet<string> => {
    const on = [...world.rows.values()].filter((row) => row.userId === userId && row.state === 'held')
    const plans = on.flatMap(({ productId, because }) => {
      const reasons = reasonsOf(world, userId).filter((reason) => reason.productId === productId)
      const back = new Set(because?.heldBack?.map(({ planId }) => planId))
      return (world.products.get(productId)?.plans ?? []).filter(
        (plan) => !back.has(plan) && reasons.some(({ disabledPlans }) => !disabledPlans.includes(plan)),
      )
    })
    return new Set(plans)
  }

  never('never clash', anyLives, (world) =>
    everybody(world).flatMap((userId) => {
      const on = plansOn(world, userId)
      return world.relations
        .filter(({ kind, planId, otherPlanId }) => kind === 'excludes' && on.has(planId) && on.has(otherPlanId))
        .map(({ planId, otherPlanId }) => `${userId}: ${planId} beside ${otherPlanId}`)
    }),
  )

  never('never lack what they need', anyLives, (world) =>
    everybody(world).flatMap((userId) => {
      const on = plansOn(world, userId)
      const needs = world.relations.filter(({ kind, planId }) => kind === 'requires' && on.has(planId))
      return needs
        .filter(({ planId }) => !needs.some((one) => one.planId === planId && on.has(one.otherPlanId)))
        .map(({ planId, otherPlanId }) => `${userId}: ${planId} without ${otherPlanId}`)
    }),
  )
})
