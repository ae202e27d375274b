import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { deliverFurther, deliveryUnderWay } from './deliver-to-all.ts'

/** Which package's change goes on. */
export const GoOnDelivering = z.object({ accessPackageId: idOf('an access package') })

/** Delivers a change of a package to the next thousand of those who have it. Says whether anybody is left. */
export const goOnDelivering = operation('assignment.reprocess', GoOnDelivering, async (portal, tx, input) => {
  must(portal, 'assignment.reprocess')
  const underWay = await deliveryUnderWay(tx, input.accessPackageId)
  return underWay !== null && (await deliverFurther(portal, tx, input.accessPackageId, underWay))
})
