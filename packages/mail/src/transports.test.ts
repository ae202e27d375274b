import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { fileTransport } from './file-transport.ts'
import { openTransport } from './open-transport.ts'
import { smtpTransport } from './smtp-transport.ts'
import type { Message } from './transport.ts'

const message: Message = {
  id: '0192f0c4-1111-7000-8000-000000000001',
  from: 'Latchkey <access@example.com>',
  to: 'ada@example.com',
  subject: 'Your access is ready: “Zeichnen” 👩‍🎨',
  text: 'Hello Ada,\n\nyou have it.\n',
  html: '<p>Hello Ada</p>',
}

const endings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

interface Letterbox {
  readonly url: string
  readonly taken: { readonly recipients: readonly string[]; readonly raw: string; readonly user: string | undefined }[]
}

/** A mail server on loopback that takes mail for everybody but `nobody@…`. */
async function letterbox(credentials?: { user: string; password: string }): Promise<Letterbox> {
  const taken: Letterbox['taken'] = []
  const server = new SMTPServer({
    disabledCommands: credentials ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      username === credentials?.user && password === credentials?.password
        ? done(null, { user: username })
        : done(new Error('Wrong user or password')),
    onRcptTo: ({ address }, _, done) =>
      done(address.startsWith('nobody@') ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        taken.push({ recipients, raw: Buffer.concat(chunks).toString(), user: session.user as string | undefined })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  endings.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as { port: number }
  const login = credentials
    ? `${encodeURIComponent(credentials.user)}:${encodeURIComponent(credentials.password)}@`
    : ''
  return { url: `smtp://${login}127.0.0.1:${port}`, taken }
}

function sending(url: string) {
  const transport = smtpTransport(url)
  endings.push(() => transport.close())
  return transport
}

describe('mail through a server', () => {
  test('arrives with its subject, both bodies and an id that stays the same when sent again', async () => {
    const box = await letterbox()
    const transport = sending(box.url)
    await transport.send(message)
    await transport.send(message)
    expect(box.taken).toHaveLength(2)
    for (const { raw, recipients } of box.taken) {
      expect(recipients).toEqual(['ada@example.com'])
      expect(raw).toContain('Message-ID: <0192f0c4-1111-7000-8000-000000000001@example.com>')
      expect(raw).toContain('Auto-Submitted: auto-generated')
      expect(raw).toContain('Content-Type: text/plain; charset=utf-8')
      expect(raw).toContain('Content-Type: text/html; charset=utf-8')
      expect(raw).toMatch(/^Subject: =\?UTF-8\?/m)
    }
  })

  test('signs in with the user and password of the address', async () => {
    const box = await letterbox({ user: 'access@example.com', password: 'p:a/s@s' })
    await sending(box.url).send(message)
    expect(box.taken[0]?.user).toBe('access@example.com')
  })

  test('is refused with the reason that the server gave', async () => {
    const box = await letterbox()
    await expect(sending(box.url).send({ ...message, to: 'nobody@example.com' })).rejects.toThrow('No such mailbox')
    expect(box.taken).toEqual([])
  })

  test('is refused where no server answers', async () => {
    await expect(sending('smtp://127.0.0.1:1').send(message)).rejects.toThrow('ECONNREFUSED')
  })

  test('goes to one address, whatever a recipient or a subject contains', async () => {
    const box = await letterbox()
    const subject = 'Hello\r\nBcc: everybody@example.com'
    await sending(box.url).send({ ...message, subject, to: 'ada@example.com' })
    await sending(box.url)
      .send({ ...message, to: 'ada@example.com, eve@example.com' })
      .catch(() => {})
    for (const { raw, recipients } of box.taken) {
      expect(recipients).toHaveLength(1)
      expect(raw).not.toMatch(/^Bcc:/im)
    }
  })
})

describe('mail in files', () => {
  async function folder() {
    const directory = await mkdtemp(join(tmpdir(), 'latchkey-mail-'))
    endings.push(() => rm(directory, { recursive: true }))
    return directory
  }

  test('is one whole file per message, named by time', async () => {
    const directory = await folder()
    let now = new Date('2026-11-22T13:02:21.123Z')
    const transport = fileTransport(join(directory, 'mail'), { now: () => now })
    await transport.send(message)
    now = new Date('2026-11-22T13:02:22Z')
    await transport.send({ ...message, id: 'aaa' })
    const names = (await readdir(join(directory, 'mail'))).sort()
    expect(names).toEqual([`20261122T130221123Z-${message.id}.eml`, '20261122T130222000Z-aaa.eml'])
    const raw = await readFile(join(directory, 'mail', names[0] ?? ''), 'utf8')
    expect(raw).toContain('From: Latchkey <access@example.com>\r\nTo: ada@example.com\r\n')
    expect(raw).toContain('Date: Sun, 22 Nov 2026 13:02:21 +0000')
    expect(raw).toContain('multipart/alternative')
  })

  test('stays in its folder, whatever the id is', async () => {
    const directory = await folder()
    const transport = fileTransport(join(directory, 'mail'))
    await transport.send({ ...message, id: '../../outside' })
    expect(await readdir(directory)).toEqual(['mail'])
    expect(await readdir(join(directory, 'mail'))).toHaveLength(1)
  })

  test('is what an installation without a mail server does', async () => {
    const dataDirectory = await folder()
    await openTransport({ smtpUrl: null, dataDirectory }).send(message)
    expect(await readdir(join(dataDirectory, 'mail'))).toHaveLength(1)
  })
})
