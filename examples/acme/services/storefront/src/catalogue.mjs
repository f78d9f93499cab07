/** What the shop sells. Prices are in cents and include tax. */
export const PRODUCTS = [
  {
    sku: 'enamel-mug',
    name: 'Enamel mug',
    price: 1250,
    about: 'Holds 350 ml and survives being dropped. Not for microwaves.',
  },
  {
    sku: 'linen-towel',
    name: 'Linen tea towel',
    price: 900,
    about: 'Woven in one piece, 50 by 70 cm. Softer after every wash.',
  },
  {
    sku: 'oak-board',
    name: 'Oak chopping board',
    price: 3490,
    about: 'Oiled end grain that is kind to knives, 40 by 25 cm.',
  },
  {
    sku: 'cast-iron-pan',
    name: 'Cast-iron pan',
    price: 4900,
    about: 'Seasoned and ready for any hob, 26 cm across.',
  },
  {
    sku: 'pour-over-set',
    name: 'Pour-over coffee set',
    price: 3900,
    about: 'Glass carafe, steel filter and a measuring spoon.',
  },
  {
    sku: 'salt-cellar',
    name: 'Stoneware salt cellar',
    price: 1690,
    about: 'A wide mouth for fingers and a lid against steam.',
  },
  {
    sku: 'wool-blanket',
    name: 'Wool blanket',
    price: 8900,
    about: 'Undyed wool from one mill, 130 by 200 cm.',
  },
  {
    sku: 'desk-lamp',
    name: 'Desk lamp',
    price: 5900,
    about: 'A warm light on a balanced arm, dimmed by a touch.',
  },
];

export function findProduct(sku) {
  return PRODUCTS.find(product => product.sku === sku);
}

/** Products whose name or description holds every word of the search. */
export function searchProducts(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return PRODUCTS.filter(({ name, about }) => {
    const content = `${name} ${about}`.toLowerCase();
    return words.every(word => content.includes(word));
  });
}

const EURO = new Intl.NumberFormat('en-IE', {
  style: 'currency',
  currency: 'EUR',
});

export function formatPrice(cents) {
  return EURO.format(cents / 100);
}
