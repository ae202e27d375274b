import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Shell, type ShellProps } from './shell.tsx'

const shell: ShellProps = {
  appName: 'Gallery',
  apps: [{ title: 'Gallery', href: '/gallery', icon: 'grid' }],
  navigation: [{ label: 'Pictures', href: '/gallery/pictures', current: true, group: 'Rooms' }],
  user: { name: 'Ada Lovelace' },
  userMenu: [{ label: 'Sign out', icon: 'log-out', post: { action: '/sign-out', fields: { token: 't' } } }],
  children: <h1>Pictures</h1>,
}

test('everything in the shell is reachable without JavaScript', () => {
  const markup = renderToStaticMarkup(<Shell {...shell} />)
  expect(markup).toContain('href="#content"')
  expect(markup).toContain('<main id="content"')
  expect(markup.match(/<details/g)).toHaveLength(3)
  expect(markup).toContain('action="/sign-out"')
  expect(markup).toContain('aria-current="page"')
  expect(markup).not.toContain('<script')
})

test('without pages to go to there is no navigation', () => {
  expect(renderToStaticMarkup(<Shell {...shell} navigation={[]} />)).not.toContain('aria-label="Main"')
})
