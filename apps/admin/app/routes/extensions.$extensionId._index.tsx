import { type CalloutState, calloutStageTitles, calloutStates } from '@latchkey/core/entitlement/callout'
import { calloutStateTitles } from '@latchkey/core/entitlement/custom-extension'
import { deleteExtension } from '@latchkey/services/entitlement/extensions/delete-extension'
import {
  type CalloutRow,
  type ExtensionDetail,
  extensionDetail,
  listCallouts,
} from '@latchkey/services/entitlement/extensions/extensions.views'
import { renewSecret } from '@latchkey/services/entitlement/extensions/renew-secret'
import { testExtension } from '@latchkey/services/entitlement/extensions/test-extension'
import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { DescriptionList } from '@latchkey/ui/description-list'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Link } from '@latchkey/ui/link'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { TabsNav } from '@latchkey/ui/tabs-nav'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { useShown } from '@latchkey/web/form-answer'
import { IntentButton } from '@latchkey/web/intent-button'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { adminPage, oneOf } from '../parts/address.ts'
import { CalloutBadge } from '../parts/callout-badge.tsx'
import { ExtensionSecret } from '../parts/extension-secret.tsx'
import { ListPager } from '../parts/list-pager.tsx'
import { Possibly } from '../parts/not-now.tsx'

export const meta = titled<{ extension: { displayName: string } }>(({ extension }) => extension.displayName)

export const loader = page(async ({ portal, param, url }) => {
  const extensionId = param('extensionId')
  const state: CalloutState | null = oneOf(calloutStates, url.searchParams.get('state')) ?? null
  const cursor = url.searchParams.get('cursor')
  const detail = await extensionDetail(portal, extensionId)
  return { ...detail, calls: await listCallouts(portal, extensionId, { state, cursor }), state, cursor }
})

type Shown = {
  readonly secret?: string
  readonly test?: { readonly status: number | null; readonly failure: string | null }
}

const Nothing = z.object({})

export const action = forms<Shown>({
  renewSecret: form(Nothing, async ({ portal, param }) => ({
    secret: await renewSecret(portal, { extensionId: param('extensionId') }),
  })),
  test: form(Nothing, async ({ portal, param }) => ({
    test: await testExtension(portal, { extensionId: param('extensionId') }),
  })),
  delete: form<typeof Nothing, Shown>(Nothing, async ({ portal, param, once }) => {
    const { catalog } = await extensionDetail(portal, param('extensionId'))
    await deleteExtension(portal, { extensionId: param('extensionId') }, once)
    return done('Extension deleted.', adminPage(`/catalogs/${catalog.id}/extensions`))
  }),
})

export default function Extension() {
  const { extension, catalog, policies, why, calls, state, cursor } = useLoaderData<typeof loader>()
  const renewed = useShown<Shown>('renewSecret')?.secret
  const test = useShown<Shown>('test')?.test
  const place = `/extensions/${extension.id}`
  return (
    <Page
      title={extension.displayName}
      badge={extension.enabled ? <Badge tone="done">On</Badge> : <Badge tone="ended">Off</Badge>}
      description={extension.description}
      breadcrumb={[
        { label: catalog.displayName, href: adminPage(`/catalogs/${catalog.id}`) },
        { label: 'Extensions', href: adminPage(`/catalogs/${catalog.id}/extensions`) },
      ]}
      actions={<Actions extension={extension} why={why} />}
    >
      {renewed && <ExtensionSecret secret={renewed} />}
      {test && (
        <Callout
          kind={test.failure === null ? 'success' : 'danger'}
          title={test.failure === null ? `It took the call over (${test.status})` : 'It did not take the call over'}
          live
        >
          {test.failure ?? 'The call was made up: nothing follows from it.'}
        </Callout>
      )}
      <About extension={extension} policies={policies} why={why} />
      <Section title="Calls" description="Every call and how it went, newest first.">
        <div className="flex flex-col gap-4">
          <TabsNav
            label="Calls by state"
            tabs={[
              { label: 'All', href: adminPage(place), current: state === null },
              ...calloutStates.map((one) => ({
                label: calloutStateTitles[one],
                href: adminPage(place, { state: one }),
                current: state === one,
              })),
            ]}
          />
          <Table
            caption="Calls"
            columns={columns}
            rows={calls.rows}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title={state ? 'No call is in this state' : 'It was not called yet'} icon="send">
                It is called when something happens under a policy that names it.
              </EmptyState>
            }
          />
          <ListPager place={place} params={{ state }} cursor={cursor} next={calls.next} label="Pages of calls" />
        </div>
      </Section>
    </Page>
  )
}

function Actions({ extension, why }: Pick<ExtensionDetail, 'extension' | 'why'>) {
  return (
    <>
      <Possibly why={why.delete} label="Delete">
        <ConfirmForm
          intent="delete"
          trigger={{ label: 'Delete', icon: 'trash' }}
          title={`Delete the extension ${extension.displayName}?`}
          confirmLabel="Delete extension"
        >
          It is called no more, and its secret is forgotten.
        </ConfirmForm>
      </Possibly>
      <Possibly why={why.renewSecret} label="Renew secret">
        <ConfirmForm
          intent="renewSecret"
          trigger={{ label: 'Renew secret', icon: 'key' }}
          title={`Renew the secret of ${extension.displayName}?`}
          confirmLabel="Renew secret"
          danger={false}
        >
          Calls are signed with the new secret at once. Give it to the program soon, or it takes them for forged.
        </ConfirmForm>
      </Possibly>
      <Possibly why={why.test} label="Send a test call">
        <IntentButton intent="test" icon="send">
          Send a test call
        </IntentButton>
      </Possibly>
      <Possibly why={why.update} label="Edit">
        <ButtonLink href={adminPage(`/extensions/${extension.id}/edit`)} variant="primary" icon="pencil">
          Edit
        </ButtonLink>
      </Possibly>
    </>
  )
}

function About({ extension, policies, why }: Pick<ExtensionDetail, 'extension' | 'policies' | 'why'>) {
  return (
    <Section title="How it is called" card>
      <DescriptionList
        columns
        items={[
          {
            term: 'Address',
            details: (
              <>
                <span className="break-all">{extension.url}</span>
                {why.update !== null && <span className="block text-sm text-muted">The rest is kept from view.</span>}
              </>
            ),
          },
          {
            term: 'Requests',
            details: extension.waits ? `Wait for its answer, up to ${extension.waitHours} hours` : 'Go on at once',
          },
          { term: 'Added', details: <When at={extension.createdAt} /> },
          {
            term: 'Called by',
            details:
              policies.length === 0 ? (
                'No policy yet'
              ) : (
                <ul className="flex flex-col gap-1">
                  {policies.map(({ id, displayName, packageName }) => (
                    <li key={id}>
                      <Link href={adminPage(`/policies/${id}`)} className="link inline-block min-h-6">
                        {packageName}: {displayName}
                      </Link>
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Section>
  )
}

const columns: readonly Column<CalloutRow>[] = [
  {
    key: 'stage',
    header: 'What happened',
    primary: true,
    cell: ({ id, stage }) => (
      <Link href={adminPage(`/calls/${id}`)} className="font-medium text-ink hover:underline">
        {calloutStageTitles[stage]}
      </Link>
    ),
  },
  { key: 'at', header: 'When', nowrap: true, cell: ({ createdAt }) => <When at={createdAt} /> },
  { key: 'state', header: 'State', nowrap: true, cell: ({ state }) => <CalloutBadge state={state} /> },
  { key: 'tries', header: 'Tries', align: 'end', cell: ({ attempts }) => attempts },
  {
    key: 'answer',
    header: 'Answer',
    cell: ({ responseStatus, lastError }) => lastError ?? responseStatus ?? '–',
  },
]
