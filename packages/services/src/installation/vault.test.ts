import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyFile, openVault } from './vault.ts'

let dataDirectory: string
beforeEach(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'vault-'))
})
afterEach(() => rm(dataDirectory, { recursive: true, force: true }))

test('a secret comes back as it was, and is nowhere to be read meanwhile', async () => {
  const vault = openVault({ key: 'a key of the environment', dataDirectory })
  const sealed = await vault.seal('whsec_🗝 secret', 'customExtension 1')
  expect(sealed).not.toContain('secret')
  expect(await vault.unseal(sealed, 'customExtension 1')).toBe('whsec_🗝 secret')
  expect(await vault.seal('whsec_🗝 secret', 'customExtension 1')).not.toBe(sealed)
  expect(await readdir(dataDirectory)).toEqual([])
})

test('a sealed secret cannot be changed, moved to another place, or read under another key', async () => {
  const vault = openVault({ key: 'one', dataDirectory })
  const sealed = await vault.seal('secret', 'customExtension 1')
  const last = sealed.endsWith('A') ? 'B' : 'A'
  await expect(vault.unseal(sealed.slice(0, -4) + last.repeat(4), 'customExtension 1')).rejects.toThrow('another key')
  await expect(vault.unseal(sealed, 'customExtension 2')).rejects.toThrow('another key')
  await expect(vault.unseal('plain', 'customExtension 1')).rejects.toThrow('another key')
  await expect(openVault({ key: 'two', dataDirectory }).unseal(sealed, 'customExtension 1')).rejects.toThrow(
    'LATCHKEY_KEY',
  )
})

test('without a key in the environment one is made at first use, for the owner of the file alone', async () => {
  const vault = openVault({ key: null, dataDirectory })
  expect(await readdir(dataDirectory)).toEqual([])
  const sealed = await vault.seal('secret', 'here')
  expect(await readdir(dataDirectory)).toEqual([keyFile])
  expect((await stat(path.join(dataDirectory, keyFile))).mode & 0o777).toBe(0o600)
  expect(await openVault({ key: null, dataDirectory }).unseal(sealed, 'here')).toBe('secret')
})

test('processes that begin at once share one key', async () => {
  const vaults = Array.from({ length: 8 }, () => openVault({ key: null, dataDirectory }))
  const sealed = await Promise.all(vaults.map((vault) => vault.seal('secret', 'here')))
  for (const text of sealed) expect(await vaults[0]?.unseal(text, 'here')).toBe('secret')
})

test('a key file that holds no key is refused and left as it is', async () => {
  await writeFile(path.join(dataDirectory, keyFile), 'short\n')
  await expect(openVault({ key: null, dataDirectory }).seal('secret', 'here')).rejects.toThrow('no key of 32 bytes')
  expect(await readFile(path.join(dataDirectory, keyFile), 'utf8')).toBe('short\n')
})

test('a token is the same for a purpose, and another for another', async () => {
  const vault = openVault({ key: 'one', dataDirectory })
  expect(await vault.token('callout 1')).toBe(await vault.token('callout 1'))
  expect(await vault.token('callout 1')).not.toBe(await vault.token('callout 2'))
  expect((await vault.token('callout 1')).length).toBeGreaterThanOrEqual(43)
})
