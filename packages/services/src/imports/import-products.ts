import { readProducts } from '@latchkey/core/imports/products-file'
import { planProducts, productChanges, productsReport } from '@latchkey/core/imports/products-plan'
import type { ImportPreview, ImportReport } from '@latchkey/core/imports/report'
import type { z } from 'zod'
import { inChunks } from '../chunks.ts'
import { applyPresets, relicenseHolders } from '../licensing/apply-presets.ts'
import { must, operation, parse } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { record } from '../record.ts'
import { importFile, type Progress, unwatched } from './import-file.ts'
import { previewOf } from './preview.ts'
import { excludePlans, includePlans, savePlans, saveProducts, storedLike } from './products.store.ts'
import { importedEvent } from './report-event.ts'

/** A file in the form of Microsoft's published list of products. */
export const ImportProducts = importFile('products', readProducts)

/** The import of products, telling somebody how far it has come. */
export const importProductsTelling = (progress: Progress) =>
  operation('import.products', ImportProducts, async (portal, tx, { fileName, file }): Promise<ImportReport> => {
    must(portal, 'import.products')
    const plan = planProducts(file, await storedLike(tx, file))
    const report = productsReport(file, plan)
    const saved = [...plan.created, ...plan.updated.map(({ product }) => product)]
    await savePlans(tx, plan.plans)
    let done = 0
    progress(done, saved.length)
    await inChunks(saved, async (chunk) => {
      await saveProducts(tx, chunk, portal.now())
      done += chunk.length
      progress(done, saved.length)
    })
    await includePlans(tx, [
      ...plan.created.map(({ id, planIds }) => ({ productId: id, planIds })),
      ...plan.updated.map(({ product, addedPlans }) => ({ productId: product.id, planIds: addedPlans })),
    ])
    await excludePlans(tx, plan.updated)
    const concerned = await applyPresets(tx)
    await record(portal, tx, [importedEvent(portal, report, fileName)])
    const changed = plan.updated.filter(({ addedPlans, removedPlans }) => addedPlans.length + removedPlans.length > 0)
    await relicenseHolders(
      portal,
      tx,
      [...new Set([...concerned, ...changed.map(({ product }) => product.id)])],
      `${fileName} was imported`,
    )
    return report
  })

/**
 * Brings products and service plans to the state of a file. Good rows are taken, bad ones reported; the same file again
 * changes nothing. Refuses with `notAProductsFile`.
 */
export const importProducts = importProductsTelling(unwatched)

/** What `importProducts` would do with a file now, without doing it. */
export async function previewProducts(portal: Portal, input: z.input<typeof ImportProducts>): Promise<ImportPreview> {
  must(portal, 'import.products')
  const { file } = parse(ImportProducts, input)
  const plan = planProducts(file, await storedLike(portal.db.read, file))
  return previewOf(productsReport(file, plan), productChanges(plan))
}
