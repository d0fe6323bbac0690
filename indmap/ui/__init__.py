"""The only package that knows Streamlit: frame, state, cache, filters, cards, uploads, downloads."""
