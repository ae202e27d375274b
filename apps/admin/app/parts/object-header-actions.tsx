import { ButtonLink } from '@latchkey/ui/button'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import type { ReactNode } from 'react'
import { Possibly } from './not-now.tsx'

/** Editing and deleting a thing from the head of its page; deleting asks for its name. What cannot be done says why. */
export function EditAndDelete(props: {
  name: string
  /** "group", "application". */
  kind: string
  editHref: string
  whyNotEdit: string | null
  whyNotDelete: string | null
  /** What deleting it does. */
  children: ReactNode
}) {
  const { name, kind, editHref, whyNotEdit, whyNotDelete, children } = props
  return (
    <>
      <Possibly why={whyNotEdit} label="Edit">
        <ButtonLink href={editHref} icon="pencil">
          Edit
        </ButtonLink>
      </Possibly>
      <Possibly why={whyNotDelete} label="Delete">
        <ConfirmForm
          intent="delete"
          trigger={{ label: 'Delete', icon: 'trash' }}
          title={`Delete the ${kind} ${name}?`}
          confirmLabel={`Delete ${kind}`}
          word={name}
        >
          {children}
        </ConfirmForm>
      </Possibly>
    </>
  )
}
