import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ProductId, UserId } from '../ids.ts'
import type { Seat } from './evaluate.ts'
import type { Happening } from './happenings.testing.ts'
import { type Life, live } from './organizations.testing.ts'
import { inWords } from './standings.testing.ts'
import { keyOf, rowsOf, type World } from './world.testing.ts'

/** Holds a property against so many random cases. */
export const check = <Case>(property: fc.IProperty<Case>): void => fc.assert(property, { numRuns: 70 })

/** Seats of a product. */
export const heldOf = (world: World, id: ProductId): readonly Seat[] =>
  rowsOf(world, id).filter(({ state }) => state === 'held')

/** Places in line for a product. */
export const waitingOf = (world: World, id: ProductId): readonly Seat[] =>
  rowsOf(world, id).filter(({ state }) => state === 'waiting')

/** Everybody, in the order in which they came. */
export const everybody = (world: World): readonly UserId[] => [...world.people.keys()]

/** A row, told so that it is found in a counterexample. */
export const rowWords = (row: Seat): string => `${row.userId} ${row.productId} ${inWords(row)}`

/** Rows by person and product. */
export type Rows = ReadonlyMap<string, Seat>

/** Rows that are seats now and were none before. */
export const newlyHeld = (world: World, before: Rows, id: ProductId): readonly Seat[] =>
  heldOf(world, id).filter(({ userId }) => before.get(keyOf(userId, id))?.state !== 'held')

/** What is wrong with an organization after an event, in words; `before` are the rows that lived before it. */
export type Offenses = (world: World, before: Rows, happening: Happening) => readonly string[]

/** Says that nothing of the kind is wrong after any event of any such life. */
export const never = (says: string, lives: fc.Arbitrary<Life>, offenses: Offenses): void =>
  test(says, () => {
    check(
      fc.property(lives, (life) => {
        let before: Rows = new Map()
        live(life, (world, happening) => {
          const found = offenses(world, before, happening)
          if (found.length > 0) expect.fail(`after ${JSON.stringify(happening)}: ${found.join('; ')}`)
          before = new Map(world.rows)
        })
      }),
    )
  })
