import { objectionsToDirectLicenseRemoval } from '@latchkey/core/licensing/license'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { endDirectLicense, licensedUser, liveDirectLicense, productById } from './licenses.store.ts'
import { relicense } from './relicense.ts'

/** Which product a person is not to have directly any more. */
export const RemoveLicense = z.object({ userId: idOf('a person'), productId: idOf('a product') })

/** An administrator ends a direct license. Where no group gives the product too, the seat passes on and the person is told. */
export const removeLicense = operation('license.remove', RemoveLicense, async (portal, tx, input) => {
  const user = await licensedUser(tx, input.userId)
  must(portal, 'license.remove')
  const product = await productById(tx, input.productId)
  const live = await liveDirectLicense(tx, user.id, product.id)
  insist(objectionsToDirectLicenseRemoval, { given: live !== undefined })
  await endDirectLicense(portal, tx, user.id, product.id)
  await record(portal, tx, [
    {
      activity: 'license.removed',
      target: { type: 'product', id: product.id, name: product.displayName },
      subjectId: user.id,
    },
  ])
  await relicense(portal, tx, [user.id], { endLetters: true })
})
