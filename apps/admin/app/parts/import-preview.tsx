import { Callout } from '@latchkey/ui/callout'
import { Section } from '@latchkey/ui/section'
import { PortalForm } from '@latchkey/web/portal-form'
import type { ImportForm, ImportShown } from '../server/import-forms.ts'
import { ImportCounts, PlannedChanges, RejectedRows } from './import-tables.tsx'

/** What a file would do, and the form that has exactly this file imported. */
export function ImportPreview({ shown }: { shown: Extract<ImportShown, { step: 'preview' }> }) {
  const { preview, rejectedInAll, fileName, token } = shown
  const { kind, created, updated } = preview
  const changes = created + updated
  return (
    <>
      <Section title={`What ${fileName} would do`} description="Nothing has been changed yet.">
        <div className="flex flex-col gap-4">
          <ImportCounts report={preview} rejected={rejectedInAll} would />
          {changes === 0 ? (
            <Callout kind="success" title="There is nothing to import" live>
              Everything in this file is here already.
            </Callout>
          ) : (
            <PortalForm<typeof ImportForm>
              intent="import"
              fields={{ kind, fileName, token }}
              submit={`Import ${changes} ${changes === 1 ? 'change' : 'changes'}`}
              actions={rejectedInAll > 0 && <span className="text-muted">The rejected rows are left out.</span>}
            />
          )}
        </div>
      </Section>
      <RejectedRows rejected={preview.rejected} inAll={rejectedInAll} />
      <PlannedChanges changes={preview.changes} inAll={changes} />
    </>
  )
}
