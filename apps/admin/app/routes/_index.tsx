import { adminOverview } from '@latchkey/services/overview/admin-overview.views'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { Attention } from '../parts/attention.tsx'
import { HomeNumbers } from '../parts/home-numbers.tsx'

export const meta = titled('Admin')

export const loader = page(async ({ portal }) => ({ overview: await adminOverview(portal) }))

export default function Home() {
  const { overview } = useLoaderData<typeof loader>()
  return (
    <Page title="Home" description="How things stand, and what needs somebody.">
      <HomeNumbers overview={overview} />
      <Attention overview={overview} />
    </Page>
  )
}
