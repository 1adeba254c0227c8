export { renderReportDocx } from './reportDocx';
