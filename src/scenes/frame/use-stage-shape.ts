import { inject, onMounted, onUnmounted, provide, shallowRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import { stageShape, type StageShape } from './stage-shape'

const KEY: InjectionKey<Readonly<Ref<StageShape>>> = Symbol('stage shape')

/** Measures the frame, now and when its size changes, and gives its shape to the scene within. */
export function provideStageShape(frame: Readonly<ShallowRef<HTMLElement | null>>): Readonly<Ref<StageShape>> {
  const shape = shallowRef(stageShape(0, 0))
  // Client sizes, so that a transform above (a zoomed preview) does not count twice.
  const measure = (): void => {
    if (frame.value !== null) shape.value = stageShape(frame.value.clientWidth, frame.value.clientHeight)
  }
  const observer = new ResizeObserver(measure)
  onMounted(() => {
    measure()
    if (frame.value !== null) observer.observe(frame.value)
  })
  onUnmounted(() => {
    observer.disconnect()
  })
  provide(KEY, shape)
  return shape
}

export function useStageShape(): Readonly<Ref<StageShape>> {
  return inject(KEY, () => shallowRef(stageShape(0, 0)), true)
}
