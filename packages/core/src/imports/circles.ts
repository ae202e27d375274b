/** The circles in a graph where each node points to at most one other; each as its nodes in the order of the arrows. */
export function circlesIn<Node>(next: ReadonlyMap<Node, Node | null>): readonly (readonly Node[])[] {
  const done = new Set<Node>()
  const circles: (readonly Node[])[] = []
  for (const start of next.keys()) {
    const path = new Map<Node, number>()
    let node: Node | null | undefined = start
    while (node != null && !done.has(node) && !path.has(node)) {
      path.set(node, path.size)
      node = next.get(node)
    }
    const entry = node == null ? undefined : path.get(node)
    if (entry !== undefined) circles.push([...path.keys()].slice(entry))
    for (const passed of path.keys()) done.add(passed)
  }
  return circles
}
