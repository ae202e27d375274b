import { errorWords } from '@latchkey/core/licensing/error-words'
import { licenseErrors } from '@latchkey/core/licensing/standing'
import { countTroubles, listErrors, listWaiting } from '@latchkey/services/licensing/troubles.views'
import { licenseRights } from '@latchkey/services/overview/licensing-rights.views'
import { ButtonLink } from '@latchkey/ui/button'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { TabsNav } from '@latchkey/ui/tabs-nav'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { activeFilters } from '../parts/active-filters.ts'
import { adminPage } from '../parts/address.ts'
import { ListPager } from '../parts/list-pager.tsx'
import { Possibly } from '../parts/not-now.tsx'
import { TroubleList } from '../parts/trouble-list.tsx'
import { troubleForms } from '../server/trouble-forms.ts'
import { troubleParams, troublesAsked } from '../server/troubles-asked.ts'

export const meta = titled('Errors and waiting')

export const loader = page(async ({ portal, url }) => {
  const filter = troublesAsked(url.searchParams)
  const cursor = url.searchParams.get('cursor')
  const list = filter.show === 'errors' ? listErrors : listWaiting
  const [rows, counts] = await Promise.all([list(portal, { ...filter, cursor }), countTroubles(portal, filter)])
  return { rows, counts, filter, params: troubleParams(filter), cursor, rights: licenseRights(portal) }
})

export const action = troubleForms

export default function ErrorsAndWaiting() {
  const { rows, counts, filter, params, cursor, rights } = useLoaderData<typeof loader>()
  const { show, productId, error } = filter
  const active = activeFilters('/licenses', params, {
    product: counts.products.find(({ id }) => id === productId)?.displayName ?? 'This product',
    error: error ? errorWords[error].title : undefined,
    group: counts.group?.displayName,
  })
  return (
    <Page
      title="Errors and waiting"
      description="Licenses that do not work, and people who wait for a seat. What is mended here takes effect at once, by itself."
      actions={
        <>
          <ButtonLink href={adminPage('/licenses.csv', params)} icon="download" download>
            Export as CSV
          </ButtonLink>
          <Possibly why={rights.reprocess} label="Reprocess everybody">
            <ConfirmForm
              intent="reprocessAll"
              trigger={{ label: 'Reprocess everybody', icon: 'refresh' }}
              title="Look at the licenses of everybody again?"
              confirmLabel="Reprocess everybody"
              danger={false}
            >
              Nobody has to do this: every change is applied by itself. It tells whether anything had drifted.
            </ConfirmForm>
          </Possibly>
        </>
      }
      tabs={
        <TabsNav
          label="Errors and waiting"
          tabs={(['errors', 'waiting'] as const).map((name) => ({
            label: titles[name],
            href: adminPage('/licenses', { ...params, error: null, show: name === 'errors' ? null : name }),
            current: name === show,
            count: counts[name],
          }))}
        />
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/licenses')}
          keep={{ show: params.show ?? undefined, group: params.group ?? undefined }}
          filters={[
            {
              name: 'product',
              label: 'Product',
              all: 'Any product',
              value: productId ?? '',
              options: counts.products
                .filter((product) => product[show] > 0 || product.id === productId)
                .map((product) => ({ value: product.id, label: `${product.displayName} (${product[show]})` })),
            },
            ...(show === 'errors'
              ? [
                  {
                    name: 'error',
                    label: 'Error',
                    all: 'Any error',
                    value: error ?? '',
                    options: licenseErrors.map((one) => ({ value: one, label: errorWords[one].title })),
                  },
                ]
              : []),
          ]}
          active={active}
          clearHref={adminPage('/licenses', { show: params.show })}
        />
        <TroubleList show={show} rows={rows.rows} filtered={active.length > 0} rights={rights} />
        <ListPager place="/licenses" params={params} cursor={cursor} next={rows.next} label={`Pages of ${show}`} />
      </div>
    </Page>
  )
}

const titles = { errors: 'Errors', waiting: 'Waiting' } as const
