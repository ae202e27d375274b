import { TextField, type TextFieldProps } from '@latchkey/ui/field'
import { useFetcher } from '@remix-run/react'
import { useId } from 'react'
import type { loader } from '../routes/people.tsx'

/** A field that takes a person by user name or full name; with JavaScript it offers those who answer to what is typed. */
export function PersonField(props: TextFieldProps) {
  const listId = useId()
  const people = useFetcher<typeof loader>()
  return (
    <>
      <TextField
        {...props}
        list={listId}
        autoComplete="off"
        onChange={({ currentTarget: { value } }) => {
          if (value.trim().length > 1) people.load(`/people?search=${encodeURIComponent(value)}`)
        }}
      />
      <datalist id={listId}>
        {people.data?.people.map(({ userPrincipalName, displayName, jobTitle }) => (
          <option key={userPrincipalName} value={userPrincipalName}>
            {[displayName, jobTitle].filter(Boolean).join(', ')}
          </option>
        ))}
      </datalist>
    </>
  )
}
