export const SALUTATIONS = 'Mr.|Ms.|Mrs.|Dr.|Prof.|Mx.';

export const LEAD_SOURCES = 'Web|Phone_Inquiry|Partner_Referral|Purchased_List|Other';

export const INDUSTRIES =
  'Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting|Education|Electronics|' +
  'Energy|Engineering|Entertainment|Environmental|Finance|Food_&_Beverage|Government|Healthcare|Hospitality|Insurance|' +
  'Machinery|Manufacturing|Media|Not_For_Profit|Recreation|Retail|Shipping|Technology|Telecommunications|' +
  'Transportation|Utilities|Other';
