import type { ProductId, UserId } from '@latchkey/core/ids'
import { errorWords } from '@latchkey/core/licensing/error-words'
import { shortOf } from '@latchkey/core/licensing/pools'
import { assignableStates } from '@latchkey/core/licensing/units'
import type { Queries } from '@latchkey/schema/database'
import { licensePools, products, seats, subscriptions } from '@latchkey/schema/tables/licensing'
import { and, asc, count, eq, gt, inArray, sql, sum } from 'drizzle-orm'
import { holdersOf } from '../authorization.store.ts'
import { countSeats, withErrors } from './troubles.store.ts'

/** How many lines of a kind a digest carries. */
const linesShown = 20

/** Who is told: license administrators, or global administrators where there is none. */
export async function digestReaders(db: Queries): Promise<readonly UserId[]> {
  const administrators = await holdersOf(db, ['licenseAdministrator'])
  return administrators.length > 0 ? administrators : holdersOf(db, ['globalAdministrator'])
}

/** Licenses that have failed since an instant and still do, by product and error, in words. */
export async function errorsSince(
  db: Queries,
  since: Date,
): Promise<{ readonly newErrors: number; readonly openErrors: number; readonly lines: readonly string[] }> {
  const rows = await db
    .select({ name: products.displayName, error: seats.error, people: count() })
    .from(seats)
    .innerJoin(products, eq(products.id, seats.productId))
    .where(and(withErrors(db, {}), gt(seats.queuedAt, since)))
    .groupBy(products.displayName, seats.error)
    .orderBy(asc(products.displayName), asc(seats.error))
  return {
    newErrors: rows.reduce((all, { people }) => all + people, 0),
    openErrors: await countSeats(db, withErrors(db, {})),
    lines: shortened(
      rows.map(({ name, error, people }) => {
        const title = error === null ? '' : errorWords[error].title
        return `${name}: ${people} ${people === 1 ? 'person' : 'people'}, ${title.charAt(0).toLowerCase()}${title.slice(1)}`
      }),
    ),
  }
}

/** A product that needs a look, in words. */
export interface ShortPool {
  readonly id: ProductId
  readonly words: string
}

/** Products with more seats than units, or with too few free units left, by name. */
export async function shortPools(db: Queries): Promise<readonly ShortPool[]> {
  const bought = db
    .select({ productId: subscriptions.productId, units: sum(subscriptions.units).as('units') })
    .from(subscriptions)
    .where(inArray(subscriptions.state, [...assignableStates]))
    .groupBy(subscriptions.productId)
    .as('bought')
  const rows = await db
    .select({
      id: products.id,
      name: products.displayName,
      lowShare: products.lowShare,
      held: licensePools.held,
      waiting: licensePools.waiting,
      units: sql<string | number>`coalesce(${bought.units}, 0)`,
    })
    .from(licensePools)
    .innerJoin(products, eq(products.id, licensePools.productId))
    .leftJoin(bought, eq(bought.productId, licensePools.productId))
    .orderBy(asc(products.displayName), asc(products.id))
  return rows.flatMap((row) => {
    const pool = { ...row, units: Number(row.units) }
    const short = shortOf(pool)
    return short === null ? [] : [{ id: row.id, words: `${row.name}: ${poolWords(pool)}` }]
  })
}

function poolWords(pool: { readonly held: number; readonly units: number; readonly waiting: number }): string {
  const { held, units, waiting } = pool
  const over = held - units
  if (over > 0) return `${over} ${over === 1 ? 'seat' : 'seats'} more than units`
  const free = `${units === held ? 'no unit' : units - held} of ${units} ${units === held ? '' : 'units '}free`
  return waiting === 0 ? free : `${free}, ${waiting} waiting`
}

const shortened = (lines: readonly string[]): readonly string[] =>
  lines.length <= linesShown ? lines : [...lines.slice(0, linesShown), `${lines.length - linesShown} more`]
