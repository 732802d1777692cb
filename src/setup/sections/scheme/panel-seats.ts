import type { Group, Panel, Part } from '../../../rules/index'

/** A panel whose seats are not fixed: what asks how many seats there are goes with them. */
export function withoutSeats(panel: Panel): Panel {
  const { seats: _seats, missing: _missing, quorum, ...rest } = panel
  return { ...rest, combine: rest.combine === 'prorated' ? 'mean' : rest.combine, ...(typeof quorum === 'number' ? { quorum } : {}) }
}

/** A group with its panels changed, however deep they stand. */
export function withPanels<Of extends Group>(group: Of, change: (panel: Panel) => Panel): Of {
  const inside = (part: Part): Part => (part.kind === 'group' ? withPanels(part, change) : part.kind === 'panel' ? change(part) : part)
  return { ...group, parts: group.parts.map(inside) }
}
