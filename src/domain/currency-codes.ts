import { editDistance, nearest } from "./nearest.ts";

/** Active codes of ISO 4217, the most used first, and last those withdrawn since 2020, which older files still have. */
const CODES = `CNY USD EUR JPY GBP HKD TWD KRW SGD INR CAD AUD NZD CHF
AED AFN ALL AMD AOA ARS AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CDF CHE CHW CLF CLP COP COU
CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GNF GTQ GYD HNL HTG HUF IDR ILS IQD IRR ISK JMD JOD
KES KGS KHR KMF KPW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD
NGN NIO NOK NPR OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SHP SLE SOS SRD SSP STN SVC SYP
SZL THB TJS TMT TND TOP TRY TTD TZS UAH UGX USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF XSU XUA YER
ZAR ZMW ZWG ANG BGN CUC HRK SLL ZWL`;

/** What people write for a currency without being its code. */
const OTHER_NAMES: Readonly<Record<string, string>> = { RMB: "CNY" };

/** The code of a currency in capitals, such as `CNY` for `cny` and `RMB`; null when there is no such currency. */
export function currencyCode(text: string): string | null {
  const upper = text.toUpperCase();
  const code = OTHER_NAMES[upper] ?? upper;
  return /^[A-Z]{3}$/.test(code) && CODES.includes(code) ? code : null;
}

/** The currency meant by a text that is none: one slip away, as most codes are two from any three letters. */
export function nearestCurrency(text: string): string | null {
  const found = nearest(text, CODES.split(/\s/));
  return found !== null && editDistance(text.toUpperCase(), found) === 1 ? found : null;
}
