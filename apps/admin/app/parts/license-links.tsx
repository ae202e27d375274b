import { ButtonLink } from '@latchkey/ui/button'
import { Link } from '@latchkey/ui/link'
import { adminPage } from './address.ts'

/** Leads to why somebody has a product, or has it not. `product` is read out, where several such links stand on a page. */
export function WhyLink({ userId, productId, product }: { userId: string; productId: string; product: string }) {
  return (
    <Link
      href={adminPage(`/users/${userId}/why/${productId}`)}
      className="link inline-block min-h-6 leading-6 touch:min-h-10 touch:leading-10"
    >
      Why, and what would end it<span className="sr-only">: {product}</span>
    </Link>
  )
}

/** Leads to the list of a product, user or group on a past day. */
export function PastDayLink(of: { product?: string; user?: string; group?: string }) {
  return (
    <ButtonLink href={adminPage('/licenses/as-of', of)} icon="history">
      On a past day
    </ButtonLink>
  )
}
