import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import type { JourneyOptions } from './journey.ts'

/*
 * The journeys: the built portal in a real browser, one journey per promise.
 *
 *   npm run build && npx playwright test --config e2e/playwright.config.ts            all of them
 *   npx playwright test --config e2e/playwright.config.ts my-access/request            those whose path contains the words
 *   npx playwright test --config e2e/playwright.config.ts --grep "second decision"     those whose sentence contains the words
 *
 * Each worker has one portal in a process of its own (`server/`), over a copy of the demo organization that is fresh for each file.
 * LATCHKEY_CHROMIUM names the browser. `--headed` and `--debug` show what happens.
 */
const executablePath = process.env.LATCHKEY_CHROMIUM ?? ['/usr/bin/chromium'].find((file) => existsSync(file))

export default defineConfig<JourneyOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './prepare.ts',
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-dev-shm-usage',
        '--no-first-run',
        // Chromium's sandbox refuses to run as root, which containers often do.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
})
