//! How a form and a list of choices are written down: once, for forms, stored keys, the API and the page alike.

macro_rules! form {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub struct $name { $($(#[$fmeta])* pub $field: $type),* }
    };
}

macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident $key:literal $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vmeta])* $variant),+ }
        impl $name {
            /// Every choice, in the order of the form.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The words of the form.
            pub fn label(self) -> &'static str { match self { $($name::$variant => $label),+ } }
            /// The stored key.
            pub fn key(self) -> &'static str { match self { $($name::$variant => $key),+ } }
        }
    };
}
