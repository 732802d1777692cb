import { onBeforeUnmount, onMounted, shallowRef, type Ref, type ShallowRef } from 'vue'

/** How wide a leaf with its margin lies on the screen, in CSS pixels: 210 mm and a finger's edge. */
const LEAF = 810

/** How far leaves are made smaller, so that a narrow screen shows them whole: 1 where they fit. @param root what they lie in */
export function useLeafFit(root: Readonly<Ref<HTMLElement | null>>): Readonly<ShallowRef<number>> {
  const fit = shallowRef(1)
  const widths = new ResizeObserver(([entry]) => {
    if (entry !== undefined) fit.value = Math.min(1, entry.contentRect.width / LEAF)
  })
  onMounted(() => {
    if (root.value !== null) widths.observe(root.value)
  })
  onBeforeUnmount(() => {
    widths.disconnect()
  })
  return fit
}
