import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type Column, Table } from './table.tsx'

type Book = { id: string; title: string; pages: number }

const columns: readonly Column<Book>[] = [
  {
    key: 'title',
    header: 'Title',
    cell: (book) => book.title,
    primary: true,
    sort: { href: '?sort=title', direction: 'ascending' },
  },
  { key: 'pages', header: 'Pages', cell: (book) => book.pages, align: 'end' },
]
const rows: readonly Book[] = [{ id: 'b1', title: 'Emma', pages: 474 }]
const table = { caption: 'Books', columns, rows, rowKey: (book: Book) => book.id }

test('the primary cell names its row and every other cell carries its column for the card', () => {
  const markup = renderToStaticMarkup(<Table {...table} />)
  expect(markup).toMatch(/<th[^>]* scope="row"[^>]*>Emma<\/th>/)
  expect(markup).toContain('data-label="Pages"')
  expect(markup).toContain('<caption class="sr-only">Books</caption>')
})

test('a sorted column says so and leads to the list in its order', () => {
  const markup = renderToStaticMarkup(<Table {...table} />)
  expect(markup).toContain('aria-sort="ascending"')
  expect(markup).toContain('href="?sort=title"')
})

test('a checkbox before a row sends the key of the row and names it', () => {
  const selectable = { name: 'books', label: (book: Book) => `Select ${book.title}`, selected: new Set(['b1']) }
  const markup = renderToStaticMarkup(<Table {...table} selectable={selectable} />)
  expect(markup).toMatch(/<input[^>]*name="books"[^>]*>/)
  expect(markup).toContain('value="b1"')
  expect(markup).toContain('aria-label="Select Emma"')
})

test('without rows the empty state stands in place of the table', () => {
  const markup = renderToStaticMarkup(<Table {...table} rows={[]} empty={<p>No books yet</p>} />)
  expect(markup).toBe('<p>No books yet</p>')
})

test('a hundred rows stay small: fewer than 200 bytes of markup for a cell', () => {
  const many = Array.from({ length: 100 }, (_, index) => ({ id: `b${index}`, title: `Book ${index}`, pages: index }))
  const markup = renderToStaticMarkup(<Table {...table} rows={many} />)
  expect(markup.length / 200).toBeLessThan(200)
})
