import { importProgress } from '@latchkey/services/imports/import-progress'
import { whyNotImport } from '@latchkey/services/overview/records-rights.views'
import { FileField, RadioCards } from '@latchkey/ui/field'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { useShown } from '@latchkey/web/form-answer'
import { PortalForm } from '@latchkey/web/portal-form'
import { form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { ImportPreview } from '../parts/import-preview.tsx'
import { ImportUnderWay } from '../parts/import-progress.tsx'
import { ImportResult } from '../parts/import-result.tsx'
import { ImportForm, type ImportShown, imported, PreviewForm, previewed } from '../server/import-forms.ts'
import { refusedWith } from '../server/refused-with.ts'

export const meta = titled('Import')

export const loader = page(async ({ portal }) => {
  const why = whyNotImport(portal)
  refusedWith(why.users === null || why.products === null ? null : why.users)
  return { why, progress: await importProgress(portal) }
})

export const action = forms<ImportShown>({
  preview: form(PreviewForm, ({ portal }, value) => previewed(portal, value)),
  import: form(ImportForm, ({ portal, once }, value) => imported(portal, value, once)),
})

export default function Import() {
  const { why, progress } = useLoaderData<typeof loader>()
  const preview = useShown<ImportShown>('preview')
  const result = useShown<ImportShown>('import')
  return (
    <Page
      title="Import"
      description="Users or products from a CSV file. You see what it would change before anything is changed."
    >
      <ImportUnderWay known={progress} />
      {result?.step === 'done' && <ImportResult shown={result} />}
      {preview?.step === 'preview' && <ImportPreview shown={preview} />}
      <Section title={preview || result ? 'Another file' : 'Choose a file'} card>
        <PortalForm<typeof PreviewForm>
          intent="preview"
          encType="multipart/form-data"
          submit="Show what it would change"
          submitVariant={preview ? 'secondary' : 'primary'}
          defaultValue={{ kind: why.users === null ? 'users' : 'products' }}
        >
          {({ bind }) => {
            const { defaultValue: _, minLength, maxLength, ...file } = bind('file')
            return (
              <>
                <RadioCards
                  {...bind('kind')}
                  label="What the file lists"
                  columns={2}
                  options={[
                    {
                      value: 'users',
                      label: 'Users',
                      icon: 'users',
                      description:
                        why.users ?? 'One person a row, managers by employee id. Nobody who is missing is removed.',
                      disabled: why.users !== null,
                    },
                    {
                      value: 'products',
                      label: 'Products',
                      icon: 'tag',
                      description: why.products ?? 'The list of products and service plans that Microsoft publishes.',
                      disabled: why.products !== null,
                    },
                  ]}
                />
                <FileField
                  {...file}
                  label="CSV file"
                  accept=".csv,text/csv"
                  required
                  help="UTF-8, with the names of the columns in its first line. At most 20 MB."
                />
              </>
            )
          }}
        </PortalForm>
      </Section>
    </Page>
  )
}
