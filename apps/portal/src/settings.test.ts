import { expect, test } from 'vitest'
import { listeningOn, settingsOf, WrongSettings } from './settings.ts'

test('every setting has a default', () => {
  expect(settingsOf({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    origin: 'http://localhost:3000',
    databaseUrl: null,
    smtpUrl: null,
    jobs: true,
    loopback: true,
    trustProxy: false,
    apps: null,
  })
})

test('an empty value is no value', () => {
  expect(settingsOf({ DATABASE_URL: '', PORT: '' }).port).toBe(3000)
})

test('all that is wrong is said at once, a sentence each', () => {
  const wrong = { PORT: '99999', SMTP_URL: 'http://mail', LATCHKEY_TIME_ZONE: 'Mars/Olympus', LATCHKEY_APPS: 'nope' }
  try {
    settingsOf(wrong)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(WrongSettings)
    expect((error as WrongSettings).sentences).toHaveLength(4)
  }
})

test('the origin follows the port that was free, unless the operator named one', () => {
  expect(listeningOn(settingsOf({}), 3001).origin).toBe('http://localhost:3001')
  expect(listeningOn(settingsOf({ LATCHKEY_ORIGIN: 'https://a.example' }), 3001).origin).toBe('https://a.example')
})
