import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PasswordField, RadioCards, TextField } from './field.tsx'

test('a field ties its label, help and errors to the control', () => {
  const markup = renderToStaticMarkup(
    <TextField label="Name" name="name" help="As on the door." errors={['Say a name.']} required />,
  )
  expect(markup).toContain('for="name"')
  expect(markup).toContain('aria-invalid="true"')
  expect(markup).toContain('aria-describedby="name-error name-help"')
  expect(markup).toContain('id="name-error"')
  expect(markup).toContain('id="name-help"')
  expect(markup).toContain('required=""')
})

test('a field without errors says nothing about them', () => {
  const markup = renderToStaticMarkup(
    <TextField label="Name" name="name" id="person-name" errors={[]} defaultValue="Ada" />,
  )
  expect(markup).toContain('for="person-name"')
  expect(markup).toContain('value="Ada"')
  expect(markup).not.toContain('aria-invalid="')
  expect(markup).not.toContain('aria-describedby="')
})

test('a password field has no dead button before JavaScript runs', () => {
  expect(renderToStaticMarkup(<PasswordField label="Password" name="password" />)).not.toContain('<button')
})

test('an error summary can lead to a group of cards: the first one carries the id', () => {
  const options = [
    { value: 'me', label: 'For me' },
    { value: 'other', label: 'For somebody else' },
  ]
  const markup = renderToStaticMarkup(
    <RadioCards label="For whom" name="whom" options={options} defaultValue="other" />,
  )
  expect(markup).toContain('id="whom"')
  expect(markup).toMatch(/checked="" [^>]*value="other"|value="other"[^>]* checked=""/)
})
