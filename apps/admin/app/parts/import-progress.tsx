import { Progress } from '@latchkey/ui/progress'
import { useSending } from '@latchkey/web/form-answer'
import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import type { loader } from '../routes/import.progress.ts'

type Answer = Awaited<ReturnType<typeof loader>>
type Known = Answer extends { progress: infer Kept } ? Kept : never

/** How far an import has come: one that this page has just sent, or one that was under way when it was loaded. */
export function ImportUnderWay({ known }: { known: Known }) {
  const { data, load, state } = useFetcher<typeof loader>()
  const sending = useSending('import')
  const progress = data ? data.progress : known
  const watching = sending || progress !== null
  useEffect(() => {
    if (!watching || state !== 'idle') return
    const timer = setTimeout(() => load('/import/progress'), 500)
    return () => clearTimeout(timer)
  }, [watching, state, load])
  if (!progress || progress.total === 0) return null
  return (
    <div className="rounded-lg border border-line bg-surface p-4" aria-live="polite">
      <Progress label={`Importing ${progress.fileName}`} value={progress.done} max={progress.total} unit="changes" />
    </div>
  )
}
