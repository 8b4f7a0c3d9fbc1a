export { causeOfResponse, type EposResponse, isPaperNearEnd, parseEposResponse } from './epos-response.ts';
export { type EposClock, type EposConnection, type EposFetch, serviceUrl } from './epos-transport.ts';
export { type EposXmlOptions, eposStatusXml, toEposXml } from './epos-xml.ts';
export { askEposStatus, type EposPrintOptions, printByEpos } from './print-by-epos.ts';
