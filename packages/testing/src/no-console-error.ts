import { afterEach, vi } from 'vitest'

const complain = vi.spyOn(console, 'error').mockImplementation((...words) => {
  throw new Error(`console.error in a test: ${words.map(String).join(' ')}`)
})

afterEach(() => {
  complain.mockClear()
})
