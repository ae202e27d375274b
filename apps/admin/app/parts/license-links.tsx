import { ButtonLink, type ButtonSize } from '@latchkey/ui/button'
import { Link } from '@latchkey/ui/link'
import { adminPage } from './address.ts'

/** Leads to why somebody has a product, or has it not. `product` is read out, where several such links stand on a page. */
export function WhyLink({ userId, productId, product }: { userId: string; productId: string; product: string }) {
  return (
    <Link
      href={adminPage(`/users/${userId}/why/${productId}`)}
      aria-label={`Why, and what would end it: ${product}`}
      className="link inline-block min-h-6 leading-6 touch:min-h-10 touch:leading-10"
    >
      Why, and what would end it
    </Link>
  )
}

/** Leads to the list of a product, user or group on a past day. */
export function PastDayLink(props: { product?: string; user?: string; group?: string; size?: ButtonSize }) {
  const { size, ...of } = props
  return (
    <ButtonLink href={adminPage('/licenses/as-of', of)} icon="history" size={size}>
      On a past day
    </ButtonLink>
  )
}
