import QtQuick
import Hall

// The domains as tiles, as many beside each other as leave room for their names; 咨询 and 取件 apart from them.
Page {
    id: page

    readonly property int count: body.tiles.length
    readonly property bool wide: !Dp.portrait
    readonly property real sideWidth: wide ? 320 * Dp.unit : inner
    readonly property real gridWidth: wide ? inner - sideWidth - Dp.gap * 2 : inner
    readonly property real roomy: (Dp.elder ? 132 : low ? 64 : wide ? 116 : 138) * Dp.unit

    // The fewest columns with which all tiles are in view; the most that leave room for the names if there are too many.
    function columnsFor(height: real): int {
        const least = Dp.portrait ? 2 : 3;
        const most = Math.max(least, Math.floor((gridWidth + Dp.gap) / ((Dp.elder ? 300 : 280) * Dp.unit + Dp.gap)));
        for (let n = least; n < most; n++)
            if (tileHeight(n, height) >= roomy)
                return n;
        return most;
    }
    function tileHeight(columns: int, height: real): real {
        const rows = Math.max(1, Math.ceil(count / columns));
        return Math.floor((height - (rows - 1) * Dp.gap) / rows);
    }

    Words {
        id: headline
        width: parent.width
        text: page.body.headline
        size: Dp.title * 0.86
        squeezed: page.low
    }
    Item {
        id: field
        readonly property int columns: page.columnsFor(height)
        readonly property real fitting: page.tileHeight(columns, height)
        anchors { top: headline.bottom; topMargin: Dp.gap; bottom: page.wide ? basket.top : side.top; bottomMargin: Dp.gap * (page.wide && !basket.visible ? 0 : 1.5) }
        width: page.gridWidth

        Reading {
            anchors.fill: parent
            frame: page.frame
            Grid {
                id: grid
                readonly property real tileWidth: (parent.width - (field.columns - 1) * Dp.gap) / field.columns
                columns: field.columns
                spacing: Dp.gap
                Repeater {
                    model: page.count
                    TileButton {
                        required property int index
                        entry: page.body.tiles[index] ?? null
                        bare: Dp.elder && grid.tileWidth < 400 * Dp.unit
                        width: grid.tileWidth
                        height: Math.min(220 * Dp.unit, Math.max(page.roomy, field.fitting))
                    }
                }
            }
        }
    }
    Grid {
        id: side
        readonly property int many: Math.max(1, page.body.beside.length)
        columns: page.wide ? 1 : many
        spacing: Dp.gap
        x: parent.width - width
        y: page.wide ? field.y : basket.y - height - (basket.visible ? Dp.gap : 0)
        Repeater {
            model: page.body.beside.length
            TileButton {
                required property int index
                entry: page.body.beside[index] ?? null
                light: true
                width: page.wide ? page.sideWidth : (page.inner - (side.many - 1) * Dp.gap) / side.many
                height: page.wide ? Math.min(240 * Dp.unit, (field.height - (side.many - 1) * Dp.gap) / side.many) : (page.low && !Dp.elder ? 112 : 154) * Dp.unit
            }
        }
    }
    TouchButton {
        id: basket
        face: page.body.basket
        primary: true
        anchors.bottom: parent.bottom
        width: parent.width
        height: visible ? implicitHeight : 0
    }
}
