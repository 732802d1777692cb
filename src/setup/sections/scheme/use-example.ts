import { computed, shallowRef, watch } from 'vue'
import { judge, type Mark, type Scheme } from '../../../rules/index'
import { additionsOf, exampleOf } from './example'
import { outcomesOf, type Outcomes } from './example-read'

/** Which mark of an example. */
export type Cell = Pick<Mark, 'contestant' | 'panel' | 'juror' | 'criterion'>

const cellKey = ({ contestant, panel, juror, criterion }: Cell) => [contestant, panel, juror, criterion].join('/')

/** A scheme worked out on invented marks, which may be changed: they are kept here and nowhere else. */
export function useExample(scheme: () => Scheme) {
  const typed = shallowRef<ReadonlyMap<string, string>>(new Map())
  const example = computed(() => exampleOf(scheme()))
  const original = computed(() => new Map(example.value.marks.map((mark) => [cellKey(mark), mark.value ?? ''])))
  const text = (cell: Cell) => typed.value.get(cellKey(cell)) ?? original.value.get(cellKey(cell)) ?? ''

  const marks = computed(() =>
    example.value.panels.flatMap(({ panel, jurors, criteria }) =>
      example.value.contestants.flatMap((contestant) =>
        jurors.flatMap((juror) =>
          criteria.flatMap(({ id }): Mark[] => {
            const value = text({ contestant, panel: panel.id, juror, criterion: id })
            return value === '' ? [] : [{ contestant, panel: panel.id, juror, criterion: id, value }]
          }),
        ),
      ),
    ),
  )
  const judged = computed(() => judge(example.value.scheme, marks.value, additionsOf(example.value)))
  const results = computed(() => (judged.value.ok ? judged.value.results : []))
  const outcomes = computed<ReadonlyMap<string, Outcomes>>(() => new Map(results.value.map(({ id, working }) => [id, outcomesOf(working)])))

  // Marks that were typed belong to the criteria they were typed for.
  watch(
    () => JSON.stringify(scheme().criteria),
    () => {
      typed.value = new Map()
    },
  )

  return {
    example,
    results,
    outcomes,
    text,
    changed: computed(() => typed.value.size > 0),
    set: (cell: Cell, value: string) => {
      typed.value = new Map([...typed.value, [cellKey(cell), value]])
    },
    reset: () => {
      typed.value = new Map()
    },
  }
}
