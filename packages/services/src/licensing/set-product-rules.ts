import { z } from 'zod'
import { changesBetween } from '../directory/changes.ts'
import { idOf, revision, whole } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { insistFresh } from '../stale.ts'
import { relicenseHolders } from './apply-presets.ts'
import { productById, saveProduct } from './licenses.store.ts'
import { insistAsShown } from './preview-change.ts'
import { previewRules } from './preview-rules.ts'
import { keepPlaces } from './product-places.store.ts'

/** Countries as a form sends them: codes with commas or spaces between, in any order. Null means everywhere. */
const countries = () =>
  z
    .string()
    .nullish()
    .transform((text) =>
      (text ?? '')
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    )
    .refine(
      (codes) => codes.every((code) => /^[A-Z]{2}$/.test(code)),
      'Enter country codes of two letters with commas between, like DE, FR, US.',
    )
    .refine((codes) => codes.length <= 250, 'Enter at most 250 countries.')
    .transform((codes) => (codes.length === 0 ? null : [...new Set(codes)].sort()))

/** What decides about a product beside its units. */
export const SetProductRules = z.object({
  productId: idOf('a product'),
  revision: revision(),
  rank: whole(0, 1000),
  allowedCountries: countries(),
  /** In hundredths. */
  lowShare: whole(0, 100),
  /** The fingerprint of the preview that was looked at; the change is made only where it still comes to the same. */
  digest: z.string().max(100).optional(),
})

/**
 * A license administrator says which product keeps its plans where two clash, in which countries a product may be used, and when it is
 * warned of. Everybody who has a reason for the product is looked at again, and whoever has others that changed their order with it.
 */
export const setProductRules = operation('product.update', SetProductRules, async (portal, tx, input) => {
  const { productId, revision: shown, digest, ...wished } = input
  const product = await productById(tx, productId)
  must(portal, 'product.update')
  insistFresh(shown, product.revision)
  const stays = String(wished.allowedCountries) === String(product.allowedCountries)
  const rules = { ...wished, allowedCountries: stays ? product.allowedCountries : wished.allowedCountries }
  if (digest !== undefined) insistAsShown(await previewRules(portal, tx, { productId, ...rules }), digest)
  const changes = changesBetween(product, rules)
  if (Object.keys(changes).length === 0) return
  await saveProduct(tx, product, rules)
  const concerned = 'rank' in changes ? await keepPlaces(tx, [product.id]) : [product.id]
  await record(portal, tx, [
    {
      activity: 'product.rulesSet',
      target: { type: 'product', id: product.id, name: product.displayName },
      details: { changes },
    },
  ])
  if ('rank' in changes || 'allowedCountries' in changes)
    await relicenseHolders(portal, tx, concerned, `The rules of ${product.displayName} were changed`)
})
