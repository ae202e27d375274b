import type { ProductId, ServicePlanId } from '../ids.ts'
import { ignoredColumns, insistHeader } from './file-claims.ts'
import { productColumns } from './product-columns.ts'
import { type GoodRow, readRows } from './read-rows.ts'
import { byLine, type Rejected, rejected } from './report.ts'
import type { Sheet } from './sheet.ts'
import { userColumns } from './user-columns.ts'

/** A product as a file tells it. */
export interface ProductInFile {
  readonly id: ProductId
  /** The line on which it is first named. */
  readonly line: number
  readonly skuPartNumber: string
  readonly displayName: string
  readonly planIds: readonly ServicePlanId[]
  /** Whether a row that was rejected may have named another plan of it, so that a missing plan proves nothing. */
  readonly incomplete: boolean
}

/** A service plan as a file tells it. */
export interface PlanInFile {
  readonly id: ServicePlanId
  readonly servicePlanName: string
  readonly displayName: string
}

/** A list of products, read. */
export interface ProductsFile {
  readonly products: readonly ProductInFile[]
  readonly plans: readonly PlanInFile[]
  readonly rejected: readonly Rejected[]
  readonly warnings: readonly string[]
}

type Row = GoodRow<typeof productColumns>

/**
 * Reads a list of products. The first row of a product names it; a later row that gives the same GUID another name or
 * part number is rejected, because its plan may belong to another product. A plan is called as most rows call it, for
 * the published list calls one plan by up to seven names. Refuses with `notAProductsFile`.
 */
export function readProducts(sheet: Sheet): ProductsFile {
  const places = insistHeader('products', productColumns, sheet.header, { users: userColumns })
  const { good, rejected: unread } = readRows(productColumns, places, sheet)
  const { rows, conflicting } = agreeing(good)
  const bad = [...sheet.broken, ...unread, ...conflicting]
  return {
    products: productsOf(rows, idsNamedIn(sheet, places, bad)),
    plans: plansOf(rows),
    rejected: byLine(bad),
    warnings: [
      ...ignoredColumns(productColumns, sheet.header),
      ...(rows.length + bad.length === 0 ? ['The file has no rows.'] : []),
    ],
  }
}

/** The rows that call their product as its first row does, but for the case and the spaces inside. */
function agreeing(rows: readonly Row[]): { readonly rows: readonly Row[]; readonly conflicting: readonly Rejected[] } {
  const first = new Map<string, Row>()
  const agreed: Row[] = []
  const conflicting: Rejected[] = []
  for (const row of rows) {
    const named = first.get(row.values.id) ?? row
    const name = namings.find((key) => spelling(named.values[key]) !== spelling(row.values[key]))
    if (name) conflicting.push(conflict(row, named, name))
    else agreed.push(row)
    if (!first.has(row.values.id)) first.set(row.values.id, row)
  }
  return { rows: agreed, conflicting }
}

const namings = ['displayName', 'skuPartNumber'] as const

const spelling = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ')

const conflict = (row: Row, named: Row, key: (typeof namings)[number]): Rejected =>
  rejected(
    row.line,
    productColumns[key].header,
    row.values[key],
    `Line ${named.line} calls the same product “${named.values[key]}”.`,
  )

/** The products that rejected rows speak of, as far as their GUID can be read. */
function idsNamedIn(
  sheet: Sheet,
  places: ReadonlyMap<string, number>,
  bad: readonly Rejected[],
): (id: string) => boolean {
  const lines = new Set(bad.map(({ line }) => line))
  const place = places.get('id') ?? -1
  const ids = new Set<string>()
  let unreadable = sheet.broken.length > 0
  for (const row of sheet.rows) {
    if (!lines.has(row.line)) continue
    const reading = productColumns.id.read(row.cells[place] ?? '')
    if ('value' in reading) ids.add(reading.value)
    else unreadable = true
  }
  // A row whose GUID nobody can read may speak of any product.
  return (id) => unreadable || ids.has(id)
}

function productsOf(rows: readonly Row[], incomplete: (id: string) => boolean): readonly ProductInFile[] {
  const found = new Map<string, { readonly row: Row; readonly plans: Set<ServicePlanId> }>()
  for (const row of rows) {
    const product = found.get(row.values.id) ?? { row, plans: new Set() }
    product.plans.add(row.values.planId)
    found.set(row.values.id, product)
  }
  return [...found.values()].map(({ row: { line, values }, plans }) => ({
    id: values.id,
    line,
    skuPartNumber: values.skuPartNumber,
    displayName: values.displayName,
    planIds: [...plans],
    incomplete: incomplete(values.id),
  }))
}

function plansOf(rows: readonly Row[]): readonly PlanInFile[] {
  const found = new Map<ServicePlanId, Row[]>()
  for (const row of rows) {
    const naming = found.get(row.values.planId)
    if (naming) naming.push(row)
    else found.set(row.values.planId, [row])
  }
  return [...found].map(([id, naming]) => {
    const servicePlanName = mostFrequent(naming.map(({ values }) => values.planName ?? null)) ?? id
    const displayName = mostFrequent(naming.map(({ values }) => values.planDisplayName ?? null)) ?? servicePlanName
    return { id, servicePlanName, displayName }
  })
}

/** The name that occurs most often; the one that came first, where several do. */
function mostFrequent(names: readonly (string | null)[]): string | undefined {
  const times = new Map<string, number>()
  for (const name of names) if (name !== null) times.set(name, (times.get(name) ?? 0) + 1)
  const most = Math.max(...times.values())
  return [...times].find(([, count]) => count === most)?.[0]
}
