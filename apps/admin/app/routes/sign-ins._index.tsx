import { listSignIns } from '@latchkey/services/audit/sign-ins.views'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { ListPager } from '../parts/list-pager.tsx'
import { SignInTable } from '../parts/sign-in-table.tsx'

export const meta = titled('Sign-ins')

export const loader = page(async ({ portal, url }) => {
  const search = url.searchParams.get('search')
  const cursor = url.searchParams.get('cursor')
  return { signIns: await listSignIns(portal, { search, cursor }), search, cursor }
})

export default function SignIns() {
  const { signIns, search, cursor } = useLoaderData<typeof loader>()
  return (
    <Page title="Sign-ins" description="Every try to sign in: by whom, when, from where, and how it ended.">
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/sign-ins')}
          search={{
            name: 'search',
            label: 'Search sign-ins',
            value: search ?? '',
            placeholder: 'Person, name as typed, address',
          }}
          active={search ? [{ label: `“${search}”`, removeHref: adminPage('/sign-ins') }] : []}
        />
        <SignInTable signIns={signIns.rows} search={search} />
        <ListPager
          place="/sign-ins"
          params={{ search }}
          cursor={cursor}
          next={signIns.next}
          label="Pages of sign-ins"
        />
      </div>
    </Page>
  )
}
