/**
 * Why a file is not read. `legacy`: .xls; `wps`: .et; `binaryWorkbook`: .xlsb; `openDocument`: .ods; `markup`: a web page or XML with the
 * name of a table; `inflated`: far larger once unpacked; `damaged`: bytes that do not fit together; `encoding`: neither UTF-8 nor GB18030;
 * `reservedName`: a sheet named like something of the language.
 */
export type TableFaultCode =
  | 'empty'
  | 'tooLarge'
  | 'inflated'
  | 'tooManySheets'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'tooManyCells'
  | 'cellTooLong'
  | 'legacy'
  | 'wps'
  | 'binaryWorkbook'
  | 'openDocument'
  | 'markup'
  | 'encrypted'
  | 'macros'
  | 'notTable'
  | 'damaged'
  | 'encoding'
  | 'openQuote'
  | 'afterQuote'
  | 'reservedName'

/** Where in a file, as far as it is known. Rows and columns count from 1. */
export interface TablePlace {
  readonly sheet?: string
  readonly row?: number
  readonly column?: number
}

/** A file that is not read, and where it is at fault. */
export interface TableFault {
  readonly ok: false
  readonly fault: TableFaultCode
  readonly place: TablePlace
}

export function tableFault(fault: TableFaultCode, place: TablePlace = {}): TableFault {
  return { ok: false, fault, place }
}
