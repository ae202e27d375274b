import { useSubmit } from '@remix-run/react'
import { appOfPath, apps } from './apps.ts'
import { useRootData } from './root-data.tsx'

/** The form that takes back what was just done. */
export interface Undo {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}

/** Sends the form that takes something back. */
export function useUndo(): (undo: Undo) => void {
  const submit = useSubmit()
  const root = useRootData()
  return ({ action, fields }) => {
    const app = appOfPath(action)
    const place = app === undefined ? action : action.slice(apps[app].path.length) || '/'
    submit({ ...fields, _once: root?.once ?? '' }, { action: place, method: 'post' })
  }
}
