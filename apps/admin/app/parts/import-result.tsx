import { ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { Section } from '@latchkey/ui/section'
import type { ImportShown } from '../server/import-forms.ts'
import { adminPage } from './address.ts'
import { ImportCounts, RejectedRows } from './import-tables.tsx'

const places = { users: '/users', products: '/products' } as const

/** What an import did. */
export function ImportResult({ shown }: { shown: Extract<ImportShown, { step: 'done' }> }) {
  const { report, rejectedInAll, fileName } = shown
  return (
    <>
      <Section title={`What ${fileName} did`}>
        <div className="flex flex-col gap-4">
          <Callout
            kind="success"
            title="The file was imported"
            live
            actions={
              <ButtonLink
                href={adminPage(places[report.kind], report.kind === 'products' ? { only: 'all' } : {})}
                size="small"
              >
                Show {report.kind}
              </ButtonLink>
            }
          >
            It stands in the audit log.
          </Callout>
          <ImportCounts report={report} rejected={rejectedInAll} would={false} />
        </div>
      </Section>
      <RejectedRows rejected={report.rejected} inAll={rejectedInAll} />
    </>
  )
}
