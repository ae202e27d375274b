import { whyLicense } from '@latchkey/services/licensing/why.views'
import { ButtonLink } from '@latchkey/ui/button'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { WhyHas, WhyHasNot } from '../parts/why-license.tsx'

export const meta = titled<{ why: { user: { displayName: string }; product: { displayName: string } } }>(
  ({ why }) => `Why ${why.product.displayName} for ${why.user.displayName}`,
)

export const loader = page(async ({ portal, param }) => ({
  why: await whyLicense(portal, param('userId'), param('productId')),
}))

export default function WhyLicensePage() {
  const { why } = useLoaderData<typeof loader>()
  const { user, product, license } = why
  return (
    <Page
      title={`${license ? 'Why' : 'Why not'}: ${product.displayName}`}
      description={<span className="break-all">{product.skuPartNumber}</span>}
      breadcrumb={[
        { label: 'Users', href: adminPage('/users') },
        { label: user.displayName, href: adminPage(`/users/${user.id}`, { tab: 'licenses' }) },
      ]}
      actions={
        <>
          <ButtonLink href={adminPage('/licenses/as-of', { user: user.id })} icon="history">
            On a past day
          </ButtonLink>
          <ButtonLink href={adminPage(`/products/${product.id}`)}>Open product</ButtonLink>
        </>
      }
    >
      <WhyHas why={why} />
      <WhyHasNot why={why} />
    </Page>
  )
}
