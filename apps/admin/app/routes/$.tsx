import { notFound } from '@latchkey/core/refusal'
import { page } from '@latchkey/web/server/route'

/** Every address that leads nowhere ends in the friendly page, inside the frame. */
export const loader = page(async () => {
  throw notFound('page')
})

export default function Nowhere() {
  return null
}
