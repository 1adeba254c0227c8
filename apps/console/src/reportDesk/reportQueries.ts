/** What a command of the desk changes on the screens: everything about the report. */
export const REPORT_QUERIES = ['report-desk', 'report'];
