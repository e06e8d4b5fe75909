"use strict";
/* Numbers as people of the page's language write them. */
const Format = (() => {
  const locale = () => Language.current() === "zh" ? "zh-CN" : "en-GB";
  const count = n => new Intl.NumberFormat(locale()).format(n);

  /** A share in per cent; "< 0.1\u00a0%" rather than a zero for something that is there. */
  function percent(part, whole) {
    if (!whole) return "–";
    const share = 100 * part / whole;
    const digits = share >= 99.95 || share === 0 ? 0 : 1;
    if (part > 0 && share < 0.05) return "< 0.1\u00a0%";
    if (part < whole && share >= 99.95) return "> 99.9\u00a0%";
    return new Intl.NumberFormat(locale(), {minimumFractionDigits: digits, maximumFractionDigits: digits}).format(share) + "\u00a0%";
  }

  const places = currency => 10 ** currency.decimals;

  /** Money in whole units, in full. */
  function money(minorUnits, currency) {
    return currency.code + " " + new Intl.NumberFormat(locale(), {maximumFractionDigits: 0}).format(minorUnits / places(currency));
  }

  /** Money in a few figures: CNY 12.3 million. */
  function shortMoney(minorUnits, currency) {
    const style = {notation: "compact", compactDisplay: "long", maximumSignificantDigits: 3};
    return currency.code + " " + new Intl.NumberFormat(locale(), style).format(minorUnits / places(currency));
  }

  function seconds(milliseconds) {
    return new Intl.NumberFormat(locale(), {maximumFractionDigits: 2}).format(milliseconds / 1000) + " s";
  }

  return {count, percent, money, shortMoney, seconds};
})();
