import { whyMyLicense } from '@latchkey/services/licensing/why.views'
import { Callout } from '@latchkey/ui/callout'
import { Page } from '@latchkey/ui/page'
import { placeIn } from '@latchkey/web/apps'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { WouldTakeAway } from '@latchkey/web/would-take-away'
import { useLoaderData } from '@remix-run/react'
import { LicenseCard } from '../parts/license-card.tsx'
import { WaysToGet } from '../parts/ways-to-get.tsx'

export const meta = titled<{ why: { product: { displayName: string } } }>(({ why }) => why.product.displayName)

export const loader = page(async ({ portal, param }) => ({ why: await whyMyLicense(portal, param('productId')) }))

export default function WhyMyLicense() {
  const { why } = useLoaderData<typeof loader>()
  const { license, product, packages, takesAway, last } = why
  return (
    <Page
      title={`${license ? 'Why' : 'Why not'}: ${product.displayName}`}
      description={
        license ? 'Where it comes from, and what would take it away.' : 'What is missing, and how to get it.'
      }
      breadcrumb={[{ label: 'Licenses', href: placeIn('my-account', '/licenses') }]}
    >
      {license && <LicenseCard license={license} linked={false} />}
      {license && license.state !== 'held' && <Missing sentences={why.missing} />}
      {takesAway && <WouldTakeAway takesAway={takesAway} />}
      {license === null && (
        <Callout title="You do not have it">
          Nothing gives it to you now.
          {last && (
            <>
              {' '}
              You {last.heldSince ? 'had it' : 'waited for it'} until <When at={last.endedAt} />.
            </>
          )}
        </Callout>
      )}
      {license === null && <WaysToGet packages={packages} />}
    </Page>
  )
}

function Missing({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <Callout title="What is missing">
      <ul className="flex flex-col gap-1">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Callout>
  )
}
